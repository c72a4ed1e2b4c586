package dev.slipway.app.environments;

import dev.slipway.core.engine.Engines;
import dev.slipway.core.release.Running;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The same things said to Docker's own command line, to be copied and to learn from. Pure.
final class DockerCommands {
    private final List<String> docker;

    private DockerCommands(List<String> docker) {
        this.docker = docker;
    }

    /// @param machine the environment's variables, for DOCKER_HOST
    static DockerCommands of(Running running, Map<String, String> machine) {
        if (!running.context().equals(Engines.DEFAULT)) {
            return new DockerCommands(List.of("docker", "--context", running.context()));
        }
        return new DockerCommands(
                machine.getOrDefault("DOCKER_HOST", "").isBlank()
                        ? List.of("docker")
                        : List.of("docker", "--host", running.endpoint()));
    }

    List<String> shell(String container) {
        return words("exec", "-it", container, "sh");
    }

    /// What can be done with a container, in the order of a page's buttons.
    List<List<String>> all(String container) {
        return List.of(
                shell(container),
                words("logs", "--follow", "--tail", "1000", container),
                words("restart", container),
                words("stop", container),
                words("start", container),
                words("stats", container),
                words("inspect", container));
    }

    private List<String> words(String... more) {
        var words = new ArrayList<>(docker);
        words.addAll(List.of(more));
        return List.copyOf(words);
    }

    /// As one types it; container names and contexts need no quotes.
    static String text(List<String> command) {
        return String.join(" ", command);
    }
}
