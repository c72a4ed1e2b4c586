package dev.slipway.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {

    @Test
    void printsWhatItWasParsedFrom() {
        var text = "slipway://project/shop/run/42?stage=test";

        var address = Address.parse(text).orElseThrow();

        assertThat(address.parts()).containsExactly("project", "shop", "run", "42");
        assertThat(address.query("stage")).contains("test");
        assertThat(address).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Test/unit tests", "100 % +1", "价格&=?#", "a\nb"})
    void anyTextSurvivesAsPartAndAsValue(String odd) {
        var address = Address.of("project", odd).with("stage", odd);

        var read = Address.parse(address.toString()).orElseThrow();

        assertThat(read).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "slipway://", "https://example.org/x", "slipway://a%zz", "projects"})
    void anythingElseIsNoAddress(String text) {
        assertThat(Address.parse(text)).isEmpty();
    }

    @Test
    void anEmptyValueTakesTheSelectionAway() {
        var chosen = Address.of("project", "shop", "run", "1").with("stage", "Build");

        assertThat(chosen.with("stage", "")).hasToString("slipway://project/shop/run/1");
        assertThat(chosen.samePage(chosen.with("stage", "Test"))).isTrue();
    }
}
