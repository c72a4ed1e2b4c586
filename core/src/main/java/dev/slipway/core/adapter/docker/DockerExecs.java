package dev.slipway.core.adapter.docker;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.core.engine.ContainerId;
import dev.slipway.core.engine.Execs;
import dev.slipway.core.time.Timer;

/// Commands in containers: one request to create, one to start and read, one for the exit code.
final class DockerExecs implements Execs {
    private final DockerHttp http;
    private final Timer timer;

    DockerExecs(DockerHttp http, Timer timer) {
        this.http = http;
        this.timer = timer;
    }

    @Override
    public Running start(ContainerId container, Command command, OutputSink output) {
        var id =
                http.post(
                                "/containers/" + DockerHttp.encode(container.value()) + "/exec",
                                body(command),
                                DockerHttp.SLOW)
                        .orProblem("run a command in the container " + container)
                        .path("Id")
                        .asText();
        return RunningExec.start(http, timer, id, command, output);
    }

    private static JsonNode body(Command command) {
        var body = DockerHttp.json().createObjectNode();
        body.put("AttachStdin", command.stdin());
        body.put("AttachStdout", true);
        body.put("AttachStderr", true);
        body.put("Tty", command.terminal() != null);
        ContainerJson.strings(body, "Cmd", command.arguments());
        var environment = body.putArray("Env");
        command.environment().forEach((name, value) -> environment.add(name + "=" + value));
        if (command.workingDirectory() != null) {
            body.put("WorkingDir", command.workingDirectory());
        }
        if (command.user() != null) {
            body.put("User", command.user());
        }
        return body;
    }
}
