package dev.slipway.core.pipeline.jenkinsfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.slipway.core.pipeline.Finding;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Files made to hurt the reader end in a refusal, soon, and nothing of them runs.
class HostileJenkinsfileTest {
    private static final String MARK = "slipway.hostile.ran";
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String GOOD = Marked.ofSteps("echo 'x'").text();

    @AfterEach
    void clear() {
        System.clearProperty(MARK);
    }

    static Stream<String> endless() {
        return Stream.of(
                "x = " + "(".repeat(20_000) + "1" + ")".repeat(20_000),
                "x = " + "[".repeat(20_000) + "]".repeat(20_000),
                "a {\n".repeat(20_000) + "}\n".repeat(20_000),
                "a b: {\n".repeat(40) + "}\n".repeat(40),
                "x = " + "(a)".repeat(200) + "1",
                "x = a" + ".b".repeat(20_000),
                "x = a" + "+b".repeat(20_000),
                "x = " + "\"${".repeat(5_000) + "1" + "}\"".repeat(5_000),
                "a([{".repeat(1_000),
                "if (a) b else ".repeat(20_000) + "c",
                "pipeline { " + "x".repeat(10 * 1024 * 1024) + " }",
                "/*".repeat(100_000),
                "'''".repeat(99_999),
                "\u0000\u0001\uFFFF".repeat(10_000));
    }

    @ParameterizedTest
    @MethodSource("endless")
    void refusesSoonWhatNeverEnds(String text) {
        var findings =
                assertTimeoutPreemptively(
                        SOON, () -> new JenkinsfileParser().parse("Jenkinsfile", text).findings());

        assertThat(findings).anyMatch(Finding::isError);
    }

    @Test
    void runsNothingOfWhatRunsWhileGroovyCompiles() {
        var text =
                """
                @Grab('no.such:thing:1.0')
                import no.such.Thing
                @groovy.transform.ASTTest(phase = CONVERSION, value = {
                    System.setProperty('%s', 'yes')
                })
                class Evil {
                    static { System.setProperty('%s', 'yes') }
                }
                @groovy.transform.AnnotationCollector
                @Library('x') _
                """
                                .formatted(MARK, MARK)
                        + GOOD;

        var parsed = new JenkinsfileParser().parse("Jenkinsfile", text);

        assertThat(System.getProperty(MARK)).isNull();
        assertThat(parsed.isRunnable()).isFalse();
        assertThat(parsed.findings())
                .extracting(Finding::code)
                .contains("unsupported.annotation", "unsupported.class");
    }

    @Test
    void refusesScriptsThatReachForTheJvm() {
        Map.of(
                        "'id'.execute()", "execute",
                        "Class.forName('x')", "forName",
                        "System.exit(1)", "exit",
                        "String.metaClass.x = { 1 }", "",
                        "new ProcessBuilder('x').start()", "ProcessBuilder",
                        "this.class.classLoader.loadClass('x')", "loadClass",
                        "evaluate('x')", "evaluate",
                        "Jenkins.instance.doStop()", "doStop",
                        "\"\".\"${'get' + 'Class'}\"()", "",
                        "x.&y", "")
                .forEach((script, what) ->
                        assertThat(Marked.ofSteps("script {\n" + script + "\n}").findings())
                                .as(script)
                                .anyMatch(it ->
                                        it.code().startsWith("unsupported.")
                                                && it.message().contains(what)));
    }
}
