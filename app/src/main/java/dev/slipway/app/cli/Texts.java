package dev.slipway.app.cli;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How values read on a terminal.
final class Texts {
    private Texts() {}

    /// `850 ms`, `4.2 s`, `3m05s`, `1h02m`; a dash for none.
    static String duration(@Nullable Duration duration) {
        if (duration == null) {
            return "-";
        }
        var millis = duration.toMillis();
        if (millis < 1000) {
            return millis + " ms";
        }
        if (millis < 60_000) {
            return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
        }
        return duration.toHours() > 0
                ? String.format(
                        Locale.ROOT, "%dh%02dm", duration.toHours(), duration.toMinutesPart())
                : String.format(
                        Locale.ROOT, "%dm%02ds", duration.toMinutes(), duration.toSecondsPart());
    }

    /// `812 B`, `4.1 kB`, `12.3 MB`.
    static String size(long bytes) {
        if (bytes < 1000) {
            return bytes + " B";
        }
        var value = (double) bytes;
        for (var unit : List.of("kB", "MB", "GB")) {
            value /= 1000;
            if (value < 1000) {
                return String.format(Locale.ROOT, "%.1f %s", value, unit);
            }
        }
        return String.format(Locale.ROOT, "%.1f TB", value / 1000);
    }

    static String number(double value, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }

    /// Rows in columns as wide as their widest cell, two blanks apart, nothing after the last.
    static List<String> table(List<List<String>> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        var widths = new int[rows.stream().mapToInt(List::size).max().orElse(0)];
        for (var row : rows) {
            for (int i = 0; i < row.size(); i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private static String line(List<String> row, int[] widths) {
        var line = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
        }
        return line.toString().stripTrailing();
    }
}
