package dev.slipway.core.traffic;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Who gets which share: weights that sum to 100 %, or to 0 where no version is there yet.
///
/// @param rules requests that go to a version by what they carry, before any draw
/// @param sticky users get a cookie with this word and stay on the version they came to first;
///   cookies with another word mean nothing; empty = each request is drawn by itself
/// @param hash users are drawn by what they carry, with `salt`; empty = by chance
/// @param onTrial a version that the router passes over by itself while it does nothing but fail
///   and another one has servers; all others get their share however they answer
public record TrafficSplit(
        Map<Slot, Weight> weights,
        List<Rule> rules,
        Optional<String> sticky,
        Optional<Hash> hash,
        Optional<Slot> onTrial) {
    public static final TrafficSplit NOTHING = new TrafficSplit(Map.of());

    /// Weights alone.
    public TrafficSplit(Map<Slot, Weight> weights) {
        this(weights, List.of(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /// @param salt so that another release draws other users; of `[A-Za-z0-9_.-]`
    public record Hash(HashKey key, String salt) {}

    public TrafficSplit {
        var sum = weights.values().stream().mapToInt(Weight::basisPoints).sum();
        if (sum != 0 && sum != 10_000) {
            throw new IllegalArgumentException("weights sum to 100 %, not " + sum / 100.0);
        }
        rules = List.copyOf(rules);
        weights = java.util.Collections.unmodifiableMap(new TreeMap<>(weights));
    }

    /// The same weights with rules and a word for sticky users.
    public TrafficSplit with(List<Rule> others, Optional<String> word) {
        return new TrafficSplit(weights, others, word, hash, onTrial);
    }

    /// The same, users drawn by what they carry.
    public TrafficSplit drawnBy(Optional<Hash> by) {
        return new TrafficSplit(weights, rules, sticky, by, onTrial);
    }

    /// The same with a version that is on trial.
    public TrafficSplit onTrial(Slot slot) {
        return new TrafficSplit(weights, rules, sticky, hash, Optional.of(slot));
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
