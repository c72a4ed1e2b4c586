package dev.slipway.core.adapter.haproxy;

import dev.slipway.core.traffic.Histogram;
import dev.slipway.core.traffic.Slot;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Response times out of the router's ring, which holds the last few thousand requests: what was
/// not there at the last look is added. Above that rate it is a sample, and what happened while
/// nobody looked is not in it. Not thread-safe: its route's lock guards it.
final class LatencySamples {
    private static final Pattern ROW = Pattern.compile("\\d+ v[0-4] \\d{1,12}");

    private final Map<Slot, Map<Long, Long>> counts = new HashMap<>();
    private String last = "";

    /// @param output holds lines `NUMBER VERSION MICROSECONDS`, oldest first; the number is the
    ///   process's own count of requests
    void add(String output) {
        var lines = output.lines().filter(ROW.asMatchPredicate()).toList();
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

    private void row(String line) {
        var fields = line.split(" ");
        if (fields.length == 3 && fields[1].matches("v[0-4]") && fields[2].matches("\\d{1,12}")) {
            var slot = new Slot(fields[1].charAt(1) - '0');
            counts.computeIfAbsent(slot, _ -> new HashMap<>())
                    .merge(bound(Long.parseLong(fields[2])), 1L, Long::sum);
        }
    }

    /// Upper bounds that are at most 3 % (or 10 µs) off.
    static long bound(long micros) {
        var step = Math.max(10, Long.highestOneBit(Math.max(1, micros)) / 32);
        return (micros / step + 1) * step;
    }
}
