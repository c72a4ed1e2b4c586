package dev.slipway.core.compose;

import static dev.slipway.core.compose.ComposeSamples.errors;
import static dev.slipway.core.compose.ComposeSamples.good;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class YamlReaderTest {

    @Test
    void fragmentsAndMergeKeysAreResolved() {
        var application =
                good(
                        """
                        x-base: &base {image: one, environment: &env {A: 1, B: 2}}
                        x-more: &more {restart: always, image: two}
                        services:
                          web:
                            <<: [*base, *more]
                            environment: {<<: *env, B: 3}
                          db: {<<: *base, image: own}
                        """);
        var web = application.service("web").orElseThrow();
        assertThat(web.image()).contains("one");
        assertThat(web.restart()).isEqualTo("always");
        assertThat(web.environment()).isEqualTo(Map.of("A", "1", "B", "3"));
        assertThat(application.service("db").orElseThrow().image()).contains("own");
    }

    @Test
    void aBombOfAliasesIsRefusedAtOnce() {
        var bomb = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x,x]\n");
        for (var i = 1; i < 12; i++) {
            bomb.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ",").repeat(9)));
        }
        assertThat(errors(bomb.toString())).singleElement().asString().contains("compose.tooLarge");
    }

    @Test
    void anAliasOfItselfIsRefused() {
        assertThat(errors("services: &s {web: *s}")).isNotEmpty();
        assertThat(errors("services: &s\n  web:\n    x-a: [*s]"))
                .first()
                .asString()
                .contains("compose.");
    }

    @Test
    void depthIsBounded() {
        assertThat(errors("services: " + "[".repeat(100_000)))
                .singleElement()
                .asString()
                .contains("compose.tooDeep");
    }

    @Test
    void brokenYamlIsToldWithItsPlace() {
        assertThat(errors("services:\n  web:\n    image: \"x\n"))
                .singleElement()
                .asString()
                .startsWith("4:1 compose.syntax");
        assertThat(errors("services: {web: {image: x, image: y}}"))
                .containsExactly("1:28 compose.duplicateKey \"image\" is here twice.");
        assertThat(errors("")).containsExactly("1:1 compose.empty The file is empty.");
        assertThat(errors("just text")).first().asString().contains("is a mapping");
        assertThat(errors("a: b\n---\nc: d")).isNotEmpty();
    }
}
