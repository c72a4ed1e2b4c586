package dev.slipway.core.compose;

import dev.slipway.core.pipeline.Finding;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What `slipway lint` says about a Compose file. Pure; safe from any thread.
public final class ComposeLint {
    private ComposeLint() {}

    /// @param variables of the environment it will be deployed to, as far as known
    public static List<Finding> check(
            ComposeReader.Text file,
            Optional<ComposeReader.Text> overlay,
            Map<String, String> variables) {
        return ComposeReader.read(new ComposeReader.Request("lint", file, overlay, variables))
                .findings();
    }

    /// Whether a file's name is one that Compose files have: `compose.yaml`, `docker-compose.yml`,
    /// `compose.prod.yaml`.
    public static boolean isComposeName(String fileName) {
        return fileName.matches("(docker-)?compose(\\.[A-Za-z0-9_-]+)?\\.ya?ml");
    }

    /// Whether a text of any name looks like a Compose file rather than something else in YAML.
    public static boolean looksLikeCompose(String text) {
        return text.lines().anyMatch(line -> line.matches("services\\s*:.*"));
    }
}
