package dev.slipway.core.pipeline.trigger;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// One line: minute, hour, day of the month, month, day of the week; as in Jenkins, both days have
/// to fit.
record CronLine(
        CronField minute, CronField hour, CronField day, CronField month, CronField weekday) {
    private static final int YEARS_AHEAD = 8;
    private static final Map<String, String> ALIASES =
            Map.of(
                    "@yearly", "H H H H *",
                    "@annually", "H H H H *",
                    "@monthly", "H H H * *",
                    "@weekly", "H H * * H",
                    "@daily", "H H * * *",
                    "@midnight", "H H(0-2) * * *",
                    "@hourly", "H * * * *");

    static CronLine parse(String line, RandomGenerator hash) throws CronField.Malformed {
        var text = ALIASES.getOrDefault(line, line);
        if (text.startsWith("@")) {
            throw new CronField.Malformed(
                    line
                            + " is none of "
                            + String.join(" ", ALIASES.keySet().stream().sorted().toList()));
        }
        var fields = List.of(text.split("\\s+"));
        if (fields.size() != 5) {
            throw new CronField.Malformed("a line has five fields, this one " + fields.size());
        }
        return new CronLine(
                CronField.parse(fields.get(0), CronField.Kind.MINUTE, hash),
                CronField.parse(fields.get(1), CronField.Kind.HOUR, hash),
                CronField.parse(fields.get(2), CronField.Kind.DAY_OF_MONTH, hash),
                CronField.parse(fields.get(3), CronField.Kind.MONTH, hash),
                CronField.parse(fields.get(4), CronField.Kind.DAY_OF_WEEK, hash));
    }

    /// The first time after a moment; empty if there is none in the next years (31st of February).
    /// Where clocks go forward, what falls into the gap is done as much later as the gap is long;
    /// where they go back, an hour that is named is done once, every hour is done both times.
    Optional<ZonedDateTime> after(ZonedDateTime moment) {
        var from = moment.withSecond(0).withNano(0).plusMinutes(1);
        return hour.isEvery() ? everyHour(from) : namedHour(from, moment);
    }

    private Optional<ZonedDateTime> everyHour(ZonedDateTime from) {
        var end = from.plusYears(YEARS_AHEAD);
        for (var at = from; at.isBefore(end); ) {
            if (!allowsDay(at.toLocalDate())) {
                at = at.toLocalDate().plusDays(1).atStartOfDay(at.getZone());
            } else if (minute.allows(at.getMinute())) {
                return Optional.of(at);
            } else {
                at = at.plusMinutes(1);
            }
        }
        return Optional.empty();
    }

    private Optional<ZonedDateTime> namedHour(ZonedDateTime from, ZonedDateTime moment) {
        // what a gap moved may lie before `from` on the clock
        var start = from.toLocalDateTime().minusHours(2);
        var end = start.toLocalDate().plusYears(YEARS_AHEAD);
        for (var date = start.toLocalDate(); date.isBefore(end); date = date.plusDays(1)) {
            if (allowsDay(date)) {
                var found = on(date, from.getZone(), moment);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<ZonedDateTime> on(LocalDate date, ZoneId zone, ZonedDateTime moment) {
        ZonedDateTime first = null;
        for (var h = hour.allowed().nextSetBit(0); h >= 0; h = hour.allowed().nextSetBit(h + 1)) {
            for (var m = minute.allowed().nextSetBit(0);
                    m >= 0;
                    m = minute.allowed().nextSetBit(m + 1)) {
                var at = date.atTime(h, m).atZone(zone);
                // what a gap moved may come after what is named later
                if (at.isAfter(moment) && (first == null || at.isBefore(first))) {
                    first = at;
                }
            }
        }
        return Optional.ofNullable(first);
    }

    private boolean allowsDay(LocalDate date) {
        return month.allows(date.getMonthValue())
                && day.allows(date.getDayOfMonth())
                && weekday.allows(date.getDayOfWeek().getValue() % 7);
    }
}
