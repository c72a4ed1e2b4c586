package dev.slipway.app.environments;

import dev.slipway.core.engine.Containers;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What containers took since the page was opened, the last twenty minutes of it. FX thread only.
final class UsageHistory {
    private static final int MOST = 400;

    record Point(Instant at, double cpuPercent, long memoryBytes) {}

    private final Map<String, ArrayDeque<Point>> points = new HashMap<>();

    void add(Instant at, Map<String, Containers.Usage> usage) {
        usage.forEach((name, took) -> {
            var of = points.computeIfAbsent(name, n -> new ArrayDeque<>());
            of.add(new Point(at, took.cpuPercent(), took.memoryBytes()));
            if (of.size() > MOST) {
                of.removeFirst();
            }
        });
    }

    /// Oldest first.
    List<Point> of(String container) {
        return List.copyOf(points.getOrDefault(container, new ArrayDeque<>()));
    }
}
