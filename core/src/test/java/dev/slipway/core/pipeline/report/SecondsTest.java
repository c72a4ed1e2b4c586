package dev.slipway.core.pipeline.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Durations in every spelling that reports have.
class SecondsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.25 | 250",
                "1,234.5 | 1234500",
                "1.234,5 | 1234500",
                "0,123 | 123",
                "12,5 | 12500",
                "1,234 | 1234000",
                "1.5E-1 | 150",
                "'' | 0",
                "NaN | 0",
                "-1 | 0",
                "abc | 0",
                "1e999999999 | 0",
                "3 | 3000"
            })
    void reads(String text, long millis) {
        assertThat(Seconds.of(text).toMillis()).isEqualTo(millis);
    }
}
