package dev.slipway.core.pipeline.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Ways out of the interpreter that attackers of Groovy sandboxes have used. None leads anywhere:
/// lint says so before the run, and running it all the same ends in a refusal with nothing done.
class EscapeTest {
    private static final String MARK = "slipway.escape.ran";
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir Path folder;

    static Stream<String> attacks() {
        return ScriptAttacks.ESCAPES.lines().filter(line -> !line.isBlank());
    }

    /// Nothing may come of it but an exception or a harmless value, and soon.
    @ParameterizedTest
    @MethodSource("attacks")
    void leadsNowhere(String attack) {
        var file = folder.resolve("escaped");
        var script = attack.replace("FILE", file.toString()).replace("MARK", MARK);

        var result = assertTimeoutPreemptively(SOON, () -> ScriptAttacks.outcome(script, true));

        assertThat(Files.exists(file)).isFalse();
        assertThat(System.getProperty(MARK)).isNull();
        assertThat(result).isIn("refused by lint", "refused by the interpreter");
    }
}
