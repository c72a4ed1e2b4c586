package dev.slipway.core.compose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.pipeline.Finding;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InterpolationTest {
    private static final Map<String, String> VARIABLES = Map.of("A", "one", "EMPTY", "");
    private static final Yaml.At AT = new Yaml.At("compose.yaml", 1, 1);

    /// As Compose's own description has it.
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "$A, one",
                "${A}, one",
                "x$A-${A}y, xone-oney",
                "$$A, $A",
                "${A:-two}, one",
                "${A-two}, one",
                "${B:-two}, two",
                "${B-two}, two",
                "${EMPTY:-two}, two",
                "${EMPTY-two}, \"\"",
                "${B:-}, \"\"",
                "${B:-${A}}, one",
                "${B:-${C:-deep}}, deep",
                "${A:+other}, other",
                "${A+other}, other",
                "${B:+other}, \"\"",
                "${EMPTY:+other}, \"\"",
                "${EMPTY+other}, other",
                "${A:?gone}, one",
                "${EMPTY?gone}, \"\"",
                "${B:-a:b}, a:b",
                "${B:-{json}}, {json}",
                "no variables, no variables"
            })
    void fillsAsComposeDoes(String text, String expected) {
        var findings = new Findings();
        assertThat(new Interpolation(VARIABLES, findings).fill(text, AT)).isEqualTo(expected);
        assertThat(findings.all()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "${B:?set it}, The variable B is needed: set it",
        "${EMPTY:?set it}, The variable EMPTY is needed: set it",
        "${B?set it}, The variable B is needed: set it",
        "$(date), has a $ that begins no variable",
        "cost $5, has a $ that begins no variable",
        "${A, does not end as one",
        "${A:-x, without its }",
        "${A!x}, does not end as one",
        "${}, has a $ that begins no variable"
    })
    void saysWhatIsWrong(String text, String message) {
        var findings = new Findings();
        new Interpolation(VARIABLES, findings).fill(text, AT);
        assertThat(findings.all()).singleElement().asString().contains("error").contains(message);
    }

    @Test
    void anUnsetVariableIsEmptyAndToldOnce() {
        var findings = new Findings();
        assertThat(new Interpolation(VARIABLES, findings).fill("a${B}b$B", AT)).isEqualTo("ab");
        assertThat(findings.all())
                .singleElement()
                .matches(f -> !f.isError())
                .extracting(Finding::code)
                .isEqualTo("compose.variableUnset");
    }
}
