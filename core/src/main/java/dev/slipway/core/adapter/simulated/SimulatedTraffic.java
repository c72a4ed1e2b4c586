package dev.slipway.core.adapter.simulated;

import dev.slipway.core.traffic.Histogram;
import dev.slipway.core.traffic.Measurement;
import dev.slipway.core.traffic.Slot;
import dev.slipway.core.traffic.TrafficSplit;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What users of one simulated route do, and what the versions behind it answer. Deterministic: the
/// same requests under the same split are always counted the same. Not thread-safe; its router is.
final class SimulatedTraffic {
    private final Map<Slot, Behaviour> behaviours = new HashMap<>();
    private final Map<Slot, Count> counts = new HashMap<>();
    private final Map<Slot, Double> owed = new HashMap<>();
    private long dropped;

    /// How a version answers.
    ///
    /// @param errorShare 0 to 1 of its requests end as 500 · inFlight being answered at any moment
    record Behaviour(double errorShare, Duration latency, int inFlight) {
        static final Behaviour GOOD = new Behaviour(0, Duration.ofMillis(5), 0);
    }

    private static final class Count {
        private long requests;
        private long errors;
        private long probes;
        private double errorsOwed;
        private Histogram latency = Histogram.EMPTY;
    }

    void behave(Slot slot, Behaviour behaviour) {
        behaviours.put(slot, behaviour);
    }

    /// Sends users' requests through the split; a version without servers is passed over as the
    /// real router does.
    void serve(TrafficSplit split, Map<Slot, Integer> servers, long requests) {
        for (var i = 0L; i < requests; i++) {
            var slot = draw(split);
            if (slot != null && servers.getOrDefault(slot, 0) == 0) {
                slot = heaviestAlive(split, servers);
            }
            if (slot == null) {
                dropped++;
            } else {
                answer(slot);
            }
        }
    }

    /// The slot that is most behind its share.
    private @Nullable Slot draw(TrafficSplit split) {
        Slot most = null;
        for (var slot : split.weights().keySet()) {
            var weight = split.of(slot).basisPoints();
            if (weight == 0) {
                continue;
            }
            owed.merge(slot, weight / 10_000.0, Double::sum);
            if (most == null || owed.getOrDefault(slot, 0.0) > owed.getOrDefault(most, 0.0)) {
                most = slot;
            }
        }
        if (most != null) {
            owed.merge(most, -1.0, Double::sum);
        }
        return most;
    }

    private static @Nullable Slot heaviestAlive(TrafficSplit split, Map<Slot, Integer> servers) {
        return split.weights().keySet().stream()
                .filter(slot -> servers.getOrDefault(slot, 0) > 0)
                .max(java.util.Comparator.comparing(split::of))
                .orElse(null);
    }

    private void answer(Slot slot) {
        var behaviour = behaviour(slot);
        var count = count(slot);
        count.requests++;
        count.errorsOwed += behaviour.errorShare();
        if (count.errorsOwed >= 1 - 1e-9) {
            count.errorsOwed -= 1;
            count.errors++;
        }
        var micros = behaviour.latency().toNanos() / 1000;
        count.latency = count.latency.plus(Histogram.of(Map.of(micros, 1L)));
    }

    /// The status of one request of ours; it does not count as a user's.
    int probe(Slot slot) {
        count(slot).probes++;
        return behaviour(slot).errorShare() >= 1 ? 500 : 200;
    }

    Measurement measured(Instant at, Map<Slot, Integer> servers) {
        Map<Slot, Measurement.Counters> slots = new HashMap<>();
        for (var index = 0; index < Slot.COUNT; index++) {
            var slot = new Slot(index);
            var count = count(slot);
            slots.put(
                    slot,
                    new Measurement.Counters(
                            count.requests,
                            count.errors,
                            count.latency,
                            behaviour(slot).inFlight(),
                            count.probes,
                            servers.getOrDefault(slot, 0)));
        }
        return new Measurement(at, slots, dropped);
    }

    private Behaviour behaviour(Slot slot) {
        return behaviours.getOrDefault(slot, Behaviour.GOOD);
    }

    private Count count(Slot slot) {
        return counts.computeIfAbsent(slot, _ -> new Count());
    }
}
