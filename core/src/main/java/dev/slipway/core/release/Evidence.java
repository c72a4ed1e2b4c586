package dev.slipway.core.release;

import dev.slipway.core.engine.ContainerState;
import dev.slipway.core.engine.Containers;

/// What a container that failed leaves behind, as text.
final class Evidence {
    private Evidence() {}

    static String of(Containers containers, ContainerState container, int lines) {
        var text = new StringBuilder();
        text.append(container.name()).append(": ");
        text.append(container.run()).append(", health ").append(container.health());
        if (container.exitCode() != null) {
            text.append(", exit code ").append(container.exitCode());
        }
        text.append('\n');
        if (container.healthOutput() != null) {
            text.append("health check: ").append(container.healthOutput().strip()).append('\n');
        }
        var log = new StringBuffer();
        try (var stream =
                containers.logs(
                        container.id(),
                        lines,
                        false,
                        (_, line) -> log.append("| ").append(line).append('\n'))) {
            stream.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return text.append(log).toString();
    }

    /// `: output`, or nothing.
    static String firstLine(ContainerState container) {
        var output = container.healthOutput();
        return output == null || output.isBlank()
                ? ""
                : ": " + output.strip().lines().findFirst().orElse("");
    }
}
