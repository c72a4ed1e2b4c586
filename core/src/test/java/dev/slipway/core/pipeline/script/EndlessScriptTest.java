package dev.slipway.core.pipeline.script;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Scripts that would never end, or eat the memory, are stopped, whatever they catch.
class EndlessScriptTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "while (true) { }",
                "while (true) { try { while (true) { } } catch (Throwable e) { } }",
                "def f = null\nf = { f() }\nf()",
                "def s = 'x'\nwhile (true) { s = s + s }",
                "'x' * 2000000000",
                "def l = []\nwhile (true) { l << 'abc' }",
                "def l = [1]\nwhile (true) { l = l + l }",
                "(1..2000000000).size()",
                "('x' * 60) ==~ /(x+x+)+\\1y/",
                "('a' * 5000).replaceAll(/(a*)*b/, '')",
                "2000000000.times { }",
                "'x'.padLeft(2000000000)",
                "def m = [:]\nfor (int i = 0; ; i++) { m[i] = i }"
            })
    void isStopped(String script) {
        assertTimeoutPreemptively(
                Duration.ofSeconds(60),
                () ->
                        assertThatThrownBy(() -> new Sandbox().run(script))
                                .isInstanceOf(Budget.Spent.class));
    }
}
