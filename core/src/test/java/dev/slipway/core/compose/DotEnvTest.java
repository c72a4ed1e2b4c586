package dev.slipway.core.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DotEnvTest {

    @Test
    void readsAllFormsOfValues() {
        assertThat(
                        parsed(
                                """
                                # a comment
                                PLAIN=value # and a comment
                                HASH=a#b
                                EMPTY=
                                export EXPORTED = spaced
                                YAML: like yaml
                                DOUBLE="a \\"quoted\\" \\\\ back\\nline $PLAIN" # rest
                                SINGLE='as $PLAIN it \\n is'
                                MULTI="one
                                two"
                                NESTED=${MISSING:-${PLAIN}!}
                                DOLLAR="\\$PLAIN"
                                dotted.name-x=1
                                """))
                .containsExactly(
                        Map.entry("PLAIN", "value"),
                        Map.entry("HASH", "a#b"),
                        Map.entry("EMPTY", ""),
                        Map.entry("EXPORTED", "spaced"),
                        Map.entry("YAML", "like yaml"),
                        Map.entry("DOUBLE", "a \"quoted\" \\ back\nline value"),
                        Map.entry("SINGLE", "as $PLAIN it \\n is"),
                        Map.entry("MULTI", "one\ntwo"),
                        Map.entry("NESTED", "value!"),
                        Map.entry("DOLLAR", "$PLAIN"),
                        Map.entry("dotted.name-x", "1"));
    }

    @Test
    void aNameAloneTakesItsValueFromOutside() {
        var findings = new Findings();
        var read = new DotEnv(".env", "HOME_PORT\nA=1\r\n", Map.of(), findings).read();
        assertThat(read.get("HOME_PORT")).isEmpty();
        assertThat(read.get("A")).contains("1");
    }

    @Test
    void whatSetsNothingIsToldWithItsLine() {
        var findings = new Findings();
        new DotEnv(".env", "A=1\n\nnot a variable\nB=\"open\n", Map.of(), findings).read();
        assertThat(findings.all()).hasSize(2);
        assertThat(findings.all().getFirst().line()).isEqualTo(3);
        assertThat(findings.all().getLast().line()).isEqualTo(4);
    }

    private static Map<String, String> parsed(String text) {
        var findings = new Findings();
        var values = new LinkedHashMap<String, String>();
        new DotEnv(".env", text, Map.of(), findings)
                .read()
                .forEach((name, value) -> values.put(name, value.orElse("(outside)")));
        assertThat(findings.all()).isEmpty();
        return values;
    }
}
