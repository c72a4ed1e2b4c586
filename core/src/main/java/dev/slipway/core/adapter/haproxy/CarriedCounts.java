package dev.slipway.core.adapter.haproxy;

import dev.slipway.core.traffic.Measurement;
import dev.slipway.core.traffic.Slot;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/// Counts of all routers that a route ever had. A router's counters die with its process, so the
/// last look at each is kept in the routers' volume, a file a process; the sum only grows. What a
/// router that was killed counted after the last look is lost. Not thread-safe.
final class CarriedCounts {
    private static final long KEEP_EVERY = Duration.ofSeconds(2).toNanos();

    private final Map<String, Statistics> known = new LinkedHashMap<>();
    private Map<String, Statistics> live = Map.of();
    private final Map<String, String> written = new HashMap<>();
    private long writtenAt = Long.MIN_VALUE / 2;

    /// @param kept read when a router is met that was not here at the last look
    void look(String output, Supplier<String> kept) {
        var now = Statistics.read(output);
        if (!now.keySet().equals(live.keySet())) {
            Statistics.read(kept.get()).forEach(this::learn);
        }
        live = now;
        known.putAll(now);
    }

    /// What is written may be older than what was seen here.
    private void learn(String instance, Statistics written) {
        known.merge(instance, written, (a, b) -> b.total() > a.total() ? b : a);
    }

    /// Files to write now, by name; nothing if nothing has changed or, unless `atOnce`, if it was
    /// done lately.
    Map<String, String> toKeep(long nanoTime, boolean atOnce) {
        if (!atOnce && nanoTime - writtenAt < KEEP_EVERY && sameRouters()) {
            return Map.of();
        }
        Map<String, String> files = new LinkedHashMap<>();
        live.forEach((instance, statistics) -> {
            var file = "count." + SafeWriter.checked(instance);
            var text = statistics.kept();
            if (!text.equals(written.get(file))) {
                files.put(file, text);
            }
        });
        written.putAll(files);
        writtenAt = nanoTime;
        return files;
    }

    private boolean sameRouters() {
        return live.keySet().stream().allMatch(i -> written.containsKey("count." + i));
    }

    Measurement measured(Instant at, LatencySamples latency) {
        Map<Slot, Measurement.Counters> slots = new HashMap<>();
        for (var index = 0; index < Slot.COUNT; index++) {
            var slot = new Slot(index);
            slots.put(slot, counters(slot, latency));
        }
        var unserved = known.values().stream().mapToLong(Statistics::unserved).sum();
        return new Measurement(at, slots, unserved);
    }

    private Measurement.Counters counters(Slot slot, LatencySamples latency) {
        var users = Statistics.EMPTY;
        var testers = Statistics.EMPTY;
        Set<String> running = live.keySet();
        for (var each : known.values()) {
            var isLive = running.contains(each.instance());
            users = users.plus(isLive ? each.of(slot) : each.of(slot).onlyCounts());
            testers = testers.plus(each.testersOf(slot));
        }
        return new Measurement.Counters(
                users.requests(),
                users.errors(),
                latency.of(slot),
                users.inFlight(),
                testers.requests(),
                users.serversUp());
    }
}
