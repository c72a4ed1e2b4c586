package dev.slipway.core.update;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ReleaseNumberTest {
    @Test
    void versionsAreOrderedByAge() {
        var aged =
                List.of(
                        "0.9.9",
                        "1.0.0-alpha",
                        "1.0.0-alpha.2",
                        "1.0.0-alpha.10",
                        "1.0.0-rc.1",
                        "1.0.0",
                        "1.0.0+3.gabcdef01",
                        "1.0.0+12.gabcdef01",
                        "1.0.1",
                        "1.10.0",
                        "2.0.0");
        var numbers =
                aged.stream()
                        .map(text -> ReleaseNumber.parse(text).orElseThrow())
                        .collect(Collectors.toList());
        var mixed = new java.util.ArrayList<>(numbers);
        Collections.reverse(mixed);
        Collections.sort(mixed);
        assertThat(mixed).isEqualTo(numbers);
        assertThat(numbers.get(5).isNewerThan(numbers.get(5))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"development", "1.0", "1.0.0.0", "", "1.0.0-", "1.0.0;rm", "x1.0.0"})
    void whatIsNoVersionIsNone(String text) {
        assertThat(ReleaseNumber.parse(text)).isEmpty();
    }
}
