package dev.slipway.core.adapter.haproxy;

import dev.slipway.core.traffic.Slot;
import dev.slipway.core.traffic.TrafficSplit;
import dev.slipway.core.traffic.Weight;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Weights as ranges of a draw from 0 to 9999, a line a version (`9000-9999 v1`): one look-up finds
/// the version. A weight that grows keeps the numbers it had, so far as only two versions share.
final class DrawMap {
    private static final Pattern RANGE = Pattern.compile("(\\d{1,4})-(\\d{1,4}) v([0-4])");

    private DrawMap() {}

    static List<String> lines(TrafficSplit split) {
        var lines = new ArrayList<String>();
        var from = 0;
        for (var index = 0; index < Slot.COUNT; index++) {
            var slot = new Slot(index);
            var size = split.of(slot).basisPoints();
            if (size > 0) {
                lines.add(from + "-" + (from + size - 1) + " " + slot);
            }
            from += size;
        }
        return lines;
    }

    /// Whom to pass a request to whose version cannot take it, the heaviest first: `1 v0`. Only
    /// versions that users may reach at all: a weight of 0 means nobody, whatever fails.
    static List<String> order(TrafficSplit split) {
        var heaviestFirst =
                split.weights().keySet().stream()
                        .filter(slot -> split.of(slot).basisPoints() > 0)
                        .sorted(Comparator.comparing(split::of).reversed())
                        .toList();
        var lines = new ArrayList<String>();
        for (var slot : heaviestFirst) {
            lines.add(lines.size() + 1 + " " + slot);
        }
        return lines;
    }

    static boolean isRange(String line) {
        return RANGE.matcher(line).matches();
    }

    /// The weights that lines mean; nobody's if they are not whole. Slots without weight are left
    /// out.
    static TrafficSplit read(List<String> lines) {
        Map<Slot, Weight> weights = new HashMap<>();
        for (var line : lines) {
            var range = RANGE.matcher(line);
            if (range.matches()) {
                var size = Integer.parseInt(range.group(2)) - Integer.parseInt(range.group(1)) + 1;
                weights.merge(
                        new Slot(range.group(3).charAt(0) - '0'),
                        new Weight(Math.clamp(size, 0, 10_000)),
                        (a, b) -> new Weight(Math.min(10_000, a.basisPoints() + b.basisPoints())));
            }
        }
        var sum = weights.values().stream().mapToInt(Weight::basisPoints).sum();
        return sum == 10_000 ? new TrafficSplit(weights) : TrafficSplit.NOTHING;
    }
}
