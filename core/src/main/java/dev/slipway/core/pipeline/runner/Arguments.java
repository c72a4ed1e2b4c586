package dev.slipway.core.pipeline.runner;

import dev.slipway.core.pipeline.script.StepCall;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Reads a step's arguments as Jenkins understands them.
final class Arguments {
    private Arguments() {}

    static String text(StepCall call, String key) {
        var value = call.argument(key);
        if (value == null) {
            throw StepFailure.failure(
                    call.position() + ": " + call.name() + " needs its argument " + key);
        }
        return String.valueOf(value);
    }

    static String named(StepCall call, String key, String otherwise) {
        var value = call.named().get(key);
        return value == null ? otherwise : String.valueOf(value);
    }

    static boolean flag(StepCall call, String key) {
        var value = call.named().get(key);
        return value instanceof Boolean b ? b : value != null && value.toString().equals("true");
    }

    static List<String> texts(StepCall call, String key) {
        var value = call.argument(key);
        return switch (value) {
            case null -> List.of();
            case List<?> list -> list.stream().map(String::valueOf).toList();
            default -> List.of(value.toString());
        };
    }

    /// Of `timeout`, `sleep`: a number and a unit.
    static Duration duration(StepCall call, String key, String defaultUnit) {
        return duration(call.argument(key), call.named().get("unit"), defaultUnit);
    }

    static Duration duration(@Nullable Object amount, @Nullable Object unit, String defaultUnit) {
        var number =
                switch (amount) {
                    case Number n -> n.longValue();
                    case null -> throw StepFailure.failure("how long is not said");
                    default -> parsed(amount.toString());
                };
        var word = unit == null ? defaultUnit : unit.toString();
        return switch (word.toUpperCase(Locale.ROOT)) {
            case "NANOSECONDS" -> Duration.ofNanos(number);
            case "MICROSECONDS" -> Duration.ofNanos(Math.multiplyExact(number, 1000L));
            case "MILLISECONDS" -> Duration.ofMillis(number);
            case "SECONDS" -> Duration.ofSeconds(number);
            case "MINUTES" -> Duration.ofMinutes(number);
            case "HOURS" -> Duration.ofHours(number);
            case "DAYS" -> Duration.ofDays(number);
            default -> throw StepFailure.failure("\"" + word + "\" is no unit of time");
        };
    }

    private static long parsed(String text) {
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException e) {
            throw StepFailure.failure("\"" + text + "\" is no whole number");
        }
    }

    /// As Jenkins writes a stretch of time: `10 sec`, `1 min 0 sec`, `2 hr 5 min`.
    static String span(Duration duration) {
        if (duration.toDays() > 0) {
            return duration.toDays() + " days " + duration.toHoursPart() + " hr";
        }
        if (duration.toHours() > 0) {
            return duration.toHours() + " hr " + duration.toMinutesPart() + " min";
        }
        if (duration.toMinutes() > 0) {
            return duration.toMinutes() + " min " + duration.toSecondsPart() + " sec";
        }
        return duration.toSeconds() > 0
                ? duration.toSeconds() + " sec"
                : duration.toMillis() + " ms";
    }

    static String words(Duration duration) {
        var seconds = duration.toSeconds();
        if (seconds > 0 && seconds % 3600 == 0) {
            return seconds / 3600 + " h";
        }
        if (seconds > 0 && seconds % 60 == 0) {
            return seconds / 60 + " min";
        }
        return seconds > 0 ? seconds + " s" : duration.toMillis() + " ms";
    }
}
