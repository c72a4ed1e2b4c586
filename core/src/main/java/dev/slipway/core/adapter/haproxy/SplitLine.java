package dev.slipway.core.adapter.haproxy;

import dev.slipway.core.traffic.Slot;
import dev.slipway.core.traffic.TrafficSplit;
import dev.slipway.core.traffic.Weight;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A whole split as the value of one map entry, so that one `set map` moves several versions at
/// once: five cumulative limits for a draw from 0 to 9999, then the versions to fall back to, the
/// heaviest first: `9000-10000-10000-10000-10000-v0-v1-none-none-none`.
final class SplitLine {
    private static final String NOBODY = "none";

    private SplitLine() {}

    static String of(TrafficSplit split) {
        List<String> fields = new ArrayList<>();
        var limit = 0;
        for (var index = 0; index < Slot.COUNT; index++) {
            limit += split.of(new Slot(index)).basisPoints();
            fields.add(Integer.toString(limit));
        }
        // Only versions that users may reach at all: a weight of 0 means nobody, whatever fails.
        split.weights().keySet().stream()
                .filter(slot -> split.of(slot).basisPoints() > 0)
                .sorted(Comparator.comparing(split::of).reversed())
                .forEach(slot -> fields.add(slot.toString()));
        while (fields.size() < 2 * Slot.COUNT) {
            fields.add(NOBODY);
        }
        return String.join("-", fields);
    }

    /// Empty if it is no such line. Slots without weight are left out.
    static Optional<TrafficSplit> parse(String line) {
        var fields = line.split("-");
        if (fields.length != 2 * Slot.COUNT) {
            return Optional.empty();
        }
        try {
            Map<Slot, Weight> weights = new HashMap<>();
            var before = 0;
            for (var index = 0; index < Slot.COUNT; index++) {
                var limit = Integer.parseInt(fields[index]);
                if (limit > before) {
                    weights.put(new Slot(index), new Weight(limit - before));
                }
                before = limit;
            }
            return Optional.of(new TrafficSplit(weights));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
