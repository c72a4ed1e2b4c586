package dev.slipway.core.adapter.haproxy;

import dev.slipway.core.traffic.Histogram;
import dev.slipway.core.traffic.Slot;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/// Response times out of the router's ring, which holds the last few thousand requests: what was
/// not there at the last look is added. Above that rate it is a sample, and what happened while
/// nobody looked is not in it. Not thread-safe: its route's lock guards it.
final class LatencySamples {
    private final Map<Slot, Map<Long, Long>> counts = new HashMap<>();
    private String last = "";

    /// @param output holds lines `NUMBER VERSION MICROSECONDS`, oldest first; the number is the
    ///   process's own count of requests
    void add(String output) {
        var lines = output.lines().filter(LatencySamples::isRow).toList();
        var from = lines.lastIndexOf(last) + 1;
        for (var line : lines.subList(from, lines.size())) {
            row(line);
        }
        if (!lines.isEmpty()) {
            last = lines.getLast();
        }
    }

    Histogram of(Slot slot) {
        return new Histogram(new TreeMap<>(counts.getOrDefault(slot, Map.of())));
    }

    /// By hand: a pattern over thousands of lines a second would cost more than all else here.
    private static boolean isRow(String line) {
        var blank = line.indexOf(' ');
        var micros = blank + 4;
        return blank > 0
                && line.length() > micros
                && line.length() <= micros + 12
                && line.charAt(blank + 1) == 'v'
                && line.charAt(blank + 2) >= '0'
                && line.charAt(blank + 2) < '0' + Slot.COUNT
                && line.charAt(blank + 3) == ' '
                && isDigits(line, 0, blank)
                && isDigits(line, micros, line.length());
    }

    private static boolean isDigits(String line, int from, int to) {
        return line.chars().skip(from).limit(to - (long) from).allMatch(c -> c >= '0' && c <= '9');
    }

    private void row(String line) {
        var blank = line.indexOf(' ');
        var slot = new Slot(line.charAt(blank + 2) - '0');
        counts.computeIfAbsent(slot, _ -> new HashMap<>())
                .merge(bound(Long.parseLong(line.substring(blank + 4))), 1L, Long::sum);
    }

    /// Upper bounds that are at most 3 % (or 10 µs) off.
    static long bound(long micros) {
        var step = Math.max(10, Long.highestOneBit(Math.max(1, micros)) / 32);
        return (micros / step + 1) * step;
    }
}
