package dev.slipway.core.adapter.docker;

import dev.slipway.core.engine.Volumes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Named volumes over the engine's HTTP API.
final class DockerVolumes implements Volumes {
    private final DockerHttp http;

    DockerVolumes(DockerHttp http) {
        this.http = http;
    }

    @Override
    public String ensure(String name, Map<String, String> labels, Map<String, String> options) {
        var body = DockerHttp.json().createObjectNode().put("Name", name);
        ContainerJson.put(body.putObject("Labels"), labels);
        ContainerJson.put(body.putObject("DriverOpts"), options);
        return http.post("/volumes/create", body, DockerHttp.QUICK)
                .orProblem("make the volume " + name)
                .path("Mountpoint")
                .asText();
    }

    @Override
    public boolean exists(String name) {
        var answer = http.get("/volumes/" + DockerHttp.encode(name));
        if (answer.status() == 404) {
            return false;
        }
        answer.orProblem("look for the volume " + name);
        return true;
    }

    @Override
    public List<String> list(Map<String, String> labels) {
        var names = new ArrayList<String>();
        http.get("/volumes?" + DockerHttp.labelFilter(labels))
                .orProblem("list volumes")
                .path("Volumes")
                .forEach(volume -> names.add(volume.path("Name").asText()));
        return List.copyOf(names);
    }

    @Override
    public void remove(String name) {
        var answer =
                http.delete("/volumes/" + DockerHttp.encode(name) + "?force=1", DockerHttp.SLOW);
        if (answer.status() != 404) {
            answer.orProblem("remove the volume " + name);
        }
    }
}
