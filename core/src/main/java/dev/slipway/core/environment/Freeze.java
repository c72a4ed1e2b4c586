package dev.slipway.core.environment;

import dev.slipway.core.problem.ProblemException;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A time in which no release begins by itself. A weekly one, `Fri 16:00 - Mon 08:00
/// Europe/Zurich`, or one of dates, `2026-12-20 - 2027-01-03 Europe/Zurich` (both days in it).
/// Without a zone: UTC.
///
/// @param text as it was written
public record Freeze(String text) {
    private static final Pattern WEEKLY =
            Pattern.compile(
                    "(\\p{Alpha}{3}) (\\d\\d:\\d\\d) *- *(\\p{Alpha}{3}) (\\d\\d:\\d\\d)(?: (\\S+))?");
    private static final Pattern DATES =
            Pattern.compile("(\\d{4}-\\d\\d-\\d\\d) *- *(\\d{4}-\\d\\d-\\d\\d)(?: (\\S+))?");

    public Freeze {
        text = text.strip().replaceAll("\\s+", " ");
        try {
            end(text, Instant.EPOCH);
        } catch (DateTimeException | IllegalArgumentException e) {
            throw ProblemException.usage(
                    "environment.freeze",
                    "\"" + text + "\" is no freeze window.",
                    "Write \"Fri 16:00 - Mon 08:00 Europe/Zurich\" or \"2026-12-20 - 2027-01-03"
                            + " Europe/Zurich\".");
        }
    }

    /// When it ends, empty if it is not on at that moment.
    public Optional<Instant> endIfOn(Instant now) {
        return end(text, now);
    }

    /// When the last of several that touch each other ends, empty if none is on.
    public static Optional<Instant> endOf(List<Freeze> freezes, Instant now) {
        var end = latest(freezes, now);
        for (var again = 0; end.isPresent() && again < freezes.size(); again++) {
            var next = latest(freezes, end.get());
            if (next.isEmpty()) {
                return end;
            }
            end = next;
        }
        return end;
    }

    private static Optional<Instant> latest(List<Freeze> freezes, Instant at) {
        return freezes.stream()
                .flatMap(freeze -> freeze.endIfOn(at).stream())
                .max(Instant::compareTo);
    }

    private static Optional<Instant> end(String text, Instant now) {
        var weekly = WEEKLY.matcher(text);
        if (weekly.matches()) {
            var here = now.atZone(zone(weekly.group(5)));
            return weekly(
                    here,
                    day(weekly.group(1)),
                    LocalTime.parse(weekly.group(2)),
                    day(weekly.group(3)),
                    LocalTime.parse(weekly.group(4)));
        }
        var dates = DATES.matcher(text);
        if (!dates.matches()) {
            throw new IllegalArgumentException(text);
        }
        var zone = zone(dates.group(3));
        var from = LocalDate.parse(dates.group(1)).atStartOfDay(zone);
        var until = LocalDate.parse(dates.group(2)).plusDays(1).atStartOfDay(zone);
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException(text);
        }
        return within(from, until, now);
    }

    /// Days and times are the zone's, so that a change of clocks moves nothing.
    private static Optional<Instant> weekly(
            ZonedDateTime now, DayOfWeek from, LocalTime at, DayOfWeek to, LocalTime until) {
        if (from == to && at.equals(until)) {
            throw new IllegalArgumentException("an empty window");
        }
        var day = now.toLocalDate().with(TemporalAdjusters.previousOrSame(from));
        return Stream.of(day, day.minusWeeks(1))
                .flatMap(start -> {
                    var begin = start.atTime(at).atZone(now.getZone());
                    var last = start.with(TemporalAdjusters.nextOrSame(to));
                    var end = last.atTime(until).atZone(now.getZone());
                    var after =
                            end.isAfter(begin)
                                    ? end
                                    : last.plusWeeks(1).atTime(until).atZone(now.getZone());
                    return within(begin, after, now.toInstant()).stream();
                })
                .findFirst();
    }

    private static Optional<Instant> within(ZonedDateTime from, ZonedDateTime until, Instant now) {
        return now.isBefore(from.toInstant()) || !now.isBefore(until.toInstant())
                ? Optional.empty()
                : Optional.of(until.toInstant());
    }

    private static DayOfWeek day(String word) {
        for (var day : DayOfWeek.values()) {
            if (day.name().startsWith(word.toUpperCase(Locale.ROOT))) {
                return day;
            }
        }
        throw new IllegalArgumentException(word);
    }

    private static ZoneId zone(@Nullable String name) {
        return name == null ? ZoneId.of("UTC") : ZoneId.of(name);
    }

    @Override
    public String toString() {
        return text;
    }
}
