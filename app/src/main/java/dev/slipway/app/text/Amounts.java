package dev.slipway.app.text;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/// Durations, sizes and times as a person reads them. Safe from any thread.
public final class Amounts {
    private final Texts texts;
    private final ZoneId zone;

    public Amounts(Texts texts, ZoneId zone) {
        this.texts = texts;
        this.zone = zone;
    }

    /// `40ms`, `1.4s`, `12s`, `1m02s`, `2h05m`: the two largest units, short enough for a graph's
    /// node.
    public static String duration(Duration duration) {
        long millis = Math.max(0, duration.toMillis());
        if (millis < 1000) {
            return millis + "ms";
        }
        if (millis < 9_950) {
            return String.format(Locale.ROOT, "%.1fs", millis / 1000.0);
        }
        long seconds = Math.round(millis / 1000.0);
        if (seconds < 60) {
            return seconds + "s";
        }
        if (seconds < 3600) {
            return String.format(Locale.ROOT, "%dm%02ds", seconds / 60, seconds % 60);
        }
        return String.format(Locale.ROOT, "%dh%02dm", seconds / 3600, seconds / 60 % 60);
    }

    /// Signed, for a difference to the median: `+12s`.
    public static String difference(Duration difference) {
        return (difference.isNegative() ? "−" : "+") + duration(difference.abs());
    }

    /// `812 B`, `4.1 MB`.
    public static String size(long bytes) {
        if (bytes < 1000) {
            return bytes + " B";
        }
        double value = bytes;
        var units = new String[] {"kB", "MB", "GB", "TB"};
        int unit = -1;
        while (value >= 999.5 && unit < units.length - 1) {
            value /= 1000;
            unit++;
        }
        return String.format(Locale.ROOT, value < 10 ? "%.1f %s" : "%.0f %s", value, units[unit]);
    }

    /// `just now`, `5 min ago`, `3 h ago`, then the date.
    public String ago(Instant then, Instant now) {
        long seconds = Math.max(0, Duration.between(then, now).toSeconds());
        if (seconds < 45) {
            return texts.of("common.ago.now");
        }
        if (seconds < 90 * 60) {
            return texts.of("common.ago.minutes", Math.max(1, Math.round(seconds / 60.0)));
        }
        if (seconds < 36 * 3600) {
            return texts.of("common.ago.hours", Math.round(seconds / 3600.0));
        }
        if (seconds < 14 * 86400) {
            return texts.of("common.ago.days", Math.round(seconds / 86400.0));
        }
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(texts.locale())
                .format(then.atZone(zone));
    }

    /// Date and time in full, for tool tips.
    public String exact(Instant time) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM)
                .withLocale(texts.locale())
                .format(time.atZone(zone));
    }

    /// `14:04:31.207`
    public String clock(Instant time) {
        return DateTimeFormatter.ofPattern("HH:mm:ss.SSS").format(time.atZone(zone));
    }
}
