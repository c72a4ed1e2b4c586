package dev.slipway.core.pipeline.report;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;

/// The `time` attribute: seconds in every spelling that reports have.
final class Seconds {
    private static final BigDecimal MOST = BigDecimal.valueOf(Duration.ofDays(3650).toSeconds());

    private Seconds() {}

    /// Zero for what is no number of seconds.
    static Duration of(String text) {
        var plain = plain(text.strip());
        if (plain.isEmpty() || plain.length() > 32) {
            return Duration.ZERO;
        }
        try {
            var seconds = new BigDecimal(plain);
            if (seconds.signum() <= 0 || seconds.precision() - seconds.scale() > 12) {
                return Duration.ZERO;
            }
            return Duration.ofNanos(seconds.min(MOST).movePointRight(9).longValue());
        } catch (NumberFormatException | ArithmeticException e) {
            return Duration.ZERO;
        }
    }

    /// `00:01:02.5`, as .NET spells hours, minutes and seconds; zero for what is not.
    static Duration ofClock(String text) {
        var parts = text.strip().split(":");
        if (parts.length != 3 || !parts[0].matches("\\d{1,4}") || !parts[1].matches("\\d{1,2}")) {
            return Duration.ZERO;
        }
        return Duration.ofHours(Integer.parseInt(parts[0]))
                .plusMinutes(Integer.parseInt(parts[1]))
                .plus(of(parts[2]));
    }

    /// `PT1.5S`; zero for what is no duration.
    static Duration ofIso(String text) {
        try {
            return text.isEmpty() ? Duration.ZERO : Duration.parse(text);
        } catch (DateTimeParseException e) {
            return Duration.ZERO;
        }
    }

    /// `1,234.5` and `1.234,5` and `0,5`: the last separator is the decimal one, but `1,234` with
    /// exactly three digits after its only comma is a thousand.
    private static String plain(String text) {
        var comma = text.lastIndexOf(',');
        var dot = text.lastIndexOf('.');
        if (comma < 0) {
            return text.indexOf('.') == dot ? text : text.replace(".", "");
        }
        if (dot > comma) {
            return text.replace(",", "");
        }
        var isThousand =
                dot < 0 && text.length() - comma == 4 && !text.startsWith("0,") && comma > 0;
        return isThousand
                ? text.replace(",", "")
                : text.substring(0, comma).replace(".", "").replace(",", "")
                        + "."
                        + text.substring(comma + 1);
    }
}
