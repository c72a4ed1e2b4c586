package dev.slipway.app.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class AmountsTest {
    private static final Instant NOW = Instant.parse("2026-11-22T14:00:00Z");

    @Test
    void durationsKeepTheirTwoLargestUnits() {
        assertThat(Amounts.duration(Duration.ofMillis(40))).isEqualTo("40ms");
        assertThat(Amounts.duration(Duration.ofMillis(1240))).isEqualTo("1.2s");
        assertThat(Amounts.duration(Duration.ofMillis(12_400))).isEqualTo("12s");
        assertThat(Amounts.duration(Duration.ofMillis(59_700))).isEqualTo("1m00s");
        assertThat(Amounts.duration(Duration.ofSeconds(62))).isEqualTo("1m02s");
        assertThat(Amounts.duration(Duration.ofMinutes(125))).isEqualTo("2h05m");
        assertThat(Amounts.difference(Duration.ofSeconds(-12))).isEqualTo("−12s");
    }

    @Test
    void sizesAreDecimal() {
        assertThat(Amounts.size(812)).isEqualTo("812 B");
        assertThat(Amounts.size(4_120_000)).isEqualTo("4.1 MB");
        assertThat(Amounts.size(999_999)).isEqualTo("1.0 MB");
    }

    @Test
    void agesAreSaidInTheLanguageOfTheWindow() {
        var english = new Amounts(new Texts(Locale.ENGLISH), ZoneOffset.UTC);
        var chinese = new Amounts(new Texts(Locale.SIMPLIFIED_CHINESE), ZoneOffset.UTC);

        assertThat(english.ago(NOW.minusSeconds(10), NOW)).isEqualTo("just now");
        assertThat(english.ago(NOW.minusSeconds(300), NOW)).isEqualTo("5 min ago");
        assertThat(chinese.ago(NOW.minusSeconds(7200), NOW)).isEqualTo("2 小时前");
        assertThat(english.ago(NOW.minus(Duration.ofDays(40)), NOW)).contains("2026");
    }
}
