package dev.slipway.core.pipeline.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Scripts that would never end, or eat the memory, are stopped or refused, whatever they catch.
class EndlessScriptTest {

    static List<String> bombs() {
        return ScriptAttacks.BOMBS;
    }

    @ParameterizedTest
    @MethodSource("bombs")
    void isStopped(String script) {
        assertTimeoutPreemptively(
                Duration.ofSeconds(60),
                () ->
                        assertThat(catchThrowable(() -> new Sandbox().run(script)))
                                .isInstanceOfAny(Budget.Spent.class, ScriptException.class));
    }
}
