package dev.slipway.core.pipeline.trigger;

import dev.slipway.core.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/// Times as Jenkins writes them: lines of five fields or an alias (`@daily`), comments behind `#`,
/// a first line `TZ=Europe/Berlin`. Which time an `H` stands for follows from a name alone.
public final class Cron {
    private final ZoneId zone;
    private final List<CronLine> lines;

    private Cron(ZoneId zone, List<CronLine> lines) {
        this.zone = zone;
        this.lines = List.copyOf(lines);
    }

    /// @param name the project, which spreads the `H`s · zone where no TZ line says another.
    ///   Problem `cron.malformed`, with the line.
    public static Cron parse(String text, String name, ZoneId zone) {
        var hash = new SplittableRandom(seed(name));
        var where = zone;
        var lines = new ArrayList<CronLine>();
        for (var written : text.lines().toList()) {
            var line = written.replaceFirst("#.*", "").strip();
            if (line.startsWith("TZ=")) {
                where = zone(line.substring(3).strip(), line);
            } else if (!line.isEmpty()) {
                lines.add(line(line, hash));
            }
        }
        return new Cron(where, lines);
    }

    private static CronLine line(String line, SplittableRandom hash) {
        try {
            return CronLine.parse(line, hash);
        } catch (CronField.Malformed e) {
            throw malformed(line, String.valueOf(e.getMessage()));
        }
    }

    private static ZoneId zone(String id, String line) {
        try {
            return ZoneId.of(id);
        } catch (DateTimeException e) {
            throw malformed(line, "there is no such time zone");
        }
    }

    private static ProblemException malformed(String line, String why) {
        return ProblemException.usage(
                "cron.malformed",
                "The times \"" + line + "\" cannot be read: " + why + ".",
                "A line has five fields, MINUTE HOUR DAY MONTH WEEKDAY, such as H 2 * * 1-5.");
    }

    private static long seed(String name) {
        try {
            var digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(name.getBytes(StandardCharsets.UTF_8));
            return java.nio.ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /// The first time after a moment, of any line; empty if there is none.
    public Optional<Instant> after(Instant moment) {
        var at = moment.atZone(zone);
        return lines.stream()
                .flatMap(line -> line.after(at).stream())
                .min(Comparator.naturalOrder())
                .map(ZonedDateTime::toInstant);
    }
}
