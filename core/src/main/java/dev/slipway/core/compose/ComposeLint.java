package dev.slipway.core.compose;

import dev.slipway.core.pipeline.Finding;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What `slipway lint` says about a Compose file. Pure; safe from any thread.
public final class ComposeLint {
    private ComposeLint() {}

    /// What an environment has to bring is warned of, not wrong: none is known here.
    ///
    /// @param beside what lies beside the file
    public static List<Finding> check(
            ComposeReader.Text file, Optional<ComposeReader.Text> overlay, ComposeFiles beside) {
        return ComposeReader.read(
                        new ComposeReader.Request("lint", file, overlay, Map.of(), beside, true))
                .findings();
    }

    /// The file that an overlay's name belongs to: of `compose.prod.yaml`, `compose.yaml` and its
    /// other spellings. Empty for a file that is none.
    public static List<String> basesOf(String fileName) {
        return fileName.matches("(docker-)?compose\\.[A-Za-z0-9_-]+\\.ya?ml")
                ? List.of(
                        "compose.yaml", "compose.yml", "docker-compose.yaml", "docker-compose.yml")
                : List.of();
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
