package dev.slipway.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextsTest {

    @ParameterizedTest
    @CsvSource({"0,0 ms", "850,850 ms", "4200,4.2 s", "185000,3m05s", "3720000,1h02m"})
    void durationsReadAtAGlance(long millis, String text) {
        assertThat(Texts.duration(Duration.ofMillis(millis))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"812,812 B", "4100,4.1 kB", "12300000,12.3 MB", "7000000000,7.0 GB"})
    void sizesReadAtAGlance(long bytes, String text) {
        assertThat(Texts.size(bytes)).isEqualTo(text);
    }

    @Test
    void columnsAreAlignedAndNothingTrails() {
        assertThat(Texts.table(List.of(List.of("a", "bbb", ""), List.of("long", "c", "d"))))
                .containsExactly("a     bbb", "long  c    d");
    }
}
