package dev.slipway.core.compose;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/// Durations as Compose and `x-release` write them: `90s`, `2m`, `1h30m`, `500ms`.
public final class Durations {
    private static final Pattern WHOLE =
            Pattern.compile("(\\d{1,9}(\\.\\d{1,6})?(us|ms|s|m|h|d))+");
    private static final Pattern PART = Pattern.compile("(\\d+(?:\\.\\d+)?)(us|ms|s|m|h|d)");

    private Durations() {}

    /// Empty if the text is no duration; a number without a unit is none.
    public static Optional<Duration> parse(String text) {
        if (text.length() > 64 || !WHOLE.matcher(text).matches()) {
            return Optional.empty();
        }
        var sum = Duration.ZERO;
        var parts = PART.matcher(text);
        while (parts.find()) {
            var micros = Double.parseDouble(parts.group(1)) * micros(parts.group(2));
            sum = sum.plusNanos((long) Math.min(micros * 1000, 9e18));
        }
        return Optional.of(sum);
    }

    private static double micros(String unit) {
        return switch (unit) {
            case "us" -> 1;
            case "ms" -> 1e3;
            case "s" -> 1e6;
            case "m" -> 60e6;
            case "h" -> 3600e6;
            default -> 86_400e6;
        };
    }

    /// The shortest text that `parse` reads back, to the millisecond.
    public static String format(Duration duration) {
        var millis = duration.toMillis();
        if (millis % 1000 != 0 || millis == 0) {
            return millis == 0 ? "0s" : millis + "ms";
        }
        var text = new StringBuilder();
        append(text, duration.toHours(), "h");
        append(text, duration.toMinutesPart(), "m");
        append(text, duration.toSecondsPart(), "s");
        return text.toString();
    }

    private static void append(StringBuilder text, long amount, String unit) {
        if (amount > 0) {
            text.append(amount).append(unit);
        }
    }
}
