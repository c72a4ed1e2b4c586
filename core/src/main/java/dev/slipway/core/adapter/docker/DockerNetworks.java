package dev.slipway.core.adapter.docker;

import dev.slipway.core.engine.ContainerId;
import dev.slipway.core.engine.Networks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Bridge networks over the engine's HTTP API.
final class DockerNetworks implements Networks {
    private final DockerHttp http;

    DockerNetworks(DockerHttp http) {
        this.http = http;
    }

    @Override
    public void ensure(String name, Map<String, String> labels, boolean internal) {
        if (exists(name)) {
            return;
        }
        var body = DockerHttp.json().createObjectNode();
        body.put("Name", name).put("Driver", "bridge").put("CheckDuplicate", true);
        body.put("Internal", internal);
        ContainerJson.put(body.putObject("Labels"), labels);
        var answer = http.post("/networks/create", body, DockerHttp.QUICK);
        if (answer.status() != 409) {
            answer.orProblem("make the network " + name);
        }
    }

    @Override
    public boolean exists(String name) {
        var answer = http.get(path(name));
        if (answer.status() == 404) {
            return false;
        }
        answer.orProblem("look for the network " + name);
        return true;
    }

    @Override
    public void connect(String network, ContainerId container, List<String> aliases) {
        var body = DockerHttp.json().createObjectNode().put("Container", container.value());
        ContainerJson.strings(body.putObject("EndpointConfig"), "Aliases", aliases);
        var answer = http.post(path(network) + "/connect", body, DockerHttp.QUICK);
        if (!answer.message().contains("already exists in network")) {
            answer.orProblem("connect " + container + " to the network " + network);
        }
    }

    @Override
    public void disconnect(String network, ContainerId container) {
        var body = DockerHttp.json().createObjectNode().put("Container", container.value());
        var answer =
                http.post(path(network) + "/disconnect", body.put("Force", true), DockerHttp.QUICK);
        if (answer.status() != 404 && !answer.message().contains("is not connected")) {
            answer.orProblem("disconnect " + container + " from the network " + network);
        }
    }

    @Override
    public List<String> list(Map<String, String> labels) {
        var names = new ArrayList<String>();
        http.get("/networks?" + DockerHttp.labelFilter(labels))
                .orProblem("list networks")
                .forEach(network -> names.add(network.path("Name").asText()));
        return List.copyOf(names);
    }

    @Override
    public void remove(String name) {
        var answer = http.delete(path(name), DockerHttp.QUICK);
        if (answer.status() != 404) {
            answer.orProblem("remove the network " + name);
        }
    }

    private static String path(String name) {
        return "/networks/" + DockerHttp.encode(name);
    }
}
