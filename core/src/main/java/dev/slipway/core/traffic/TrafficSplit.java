package dev.slipway.core.traffic;

import java.util.Map;
import java.util.TreeMap;

/// Who gets which share: weights that sum to 100 %, or to 0 where no version is there yet.
public record TrafficSplit(Map<Slot, Weight> weights) {
    public static final TrafficSplit NOTHING = new TrafficSplit(Map.of());

    public TrafficSplit {
        var sum = weights.values().stream().mapToInt(Weight::basisPoints).sum();
        if (sum != 0 && sum != 10_000) {
            throw new IllegalArgumentException("weights sum to 100 %, not " + sum / 100.0);
        }
        weights = java.util.Collections.unmodifiableMap(new TreeMap<>(weights));
    }

    public static TrafficSplit all(Slot slot) {
        return new TrafficSplit(Map.of(slot, Weight.ALL));
    }

    /// The candidate gets its weight, stable the rest.
    public static TrafficSplit between(Slot stable, Slot candidate, Weight candidateWeight) {
        return new TrafficSplit(Map.of(stable, candidateWeight.rest(), candidate, candidateWeight));
    }

    public Weight of(Slot slot) {
        return weights.getOrDefault(slot, Weight.NONE);
    }
}
