package dev.slipway.app.release;

import dev.slipway.core.traffic.Weight;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// The weights of an A/B test's variants as a person drafts them: they sum up to 100 % whatever is
/// moved, and a locked one never changes by the others. The control is the first and has what is
/// left over. Immutable, pure.
///
/// @param locked names of the variants that keep their weight
record VariantShares(List<String> names, List<Weight> weights, Set<String> locked) {
    /// What dragging leaves a variant at least.
    static final int LEAST = 100;

    private static final int FINEST = 1;

    VariantShares {
        names = List.copyOf(names);
        weights = List.copyOf(weights);
        locked = Set.copyOf(locked);
        if (names.size() != weights.size()
                || weights.stream().mapToInt(Weight::basisPoints).sum() != 10_000) {
            throw new IllegalArgumentException("no whole: " + weights);
        }
    }

    /// The share of all variants up to that one: where its thumb stands.
    Weight boundary(int index) {
        return new Weight(
                weights.subList(0, index + 1).stream().mapToInt(Weight::basisPoints).sum());
    }

    /// Moves the thumb behind a variant: what one side wins the other loses. Locked ones in between
    /// are shifted as they are.
    VariantShares moved(int index, Weight to) {
        var left = nearestFree(index, -1);
        var right = nearestFree(index + 1, 1);
        if (left < 0 || right < 0) {
            return this;
        }
        int wanted = to.basisPoints() - boundary(index).basisPoints();
        return transferred(right, left, Math.clamp(wanted, -room(left), room(right)));
    }

    private int nearestFree(int from, int step) {
        for (int i = from; i >= 0 && i < names.size(); i += step) {
            if (!locked.contains(names.get(i))) {
                return i;
            }
        }
        return -1;
    }

    private int room(int index) {
        return Math.max(0, weights.get(index).basisPoints() - LEAST);
    }

    private VariantShares transferred(int from, int to, int amount) {
        var next = new ArrayList<>(weights);
        next.set(from, new Weight(next.get(from).basisPoints() - amount));
        next.set(to, new Weight(next.get(to).basisPoints() + amount));
        return new VariantShares(names, next, locked);
    }

    /// Gives one variant that weight exactly, at least 0.01 %; the rest goes to or comes from the
    /// control, then the others in their order, as far as they are not locked.
    VariantShares set(int index, Weight weight) {
        var shares = this;
        int missing = Math.max(FINEST, weight.basisPoints()) - weights.get(index).basisPoints();
        for (int other : takers(index)) {
            int there = weights.get(other).basisPoints() - FINEST;
            int step = missing < 0 ? missing : Math.min(missing, Math.max(0, there));
            shares = shares.transferred(other, index, step);
            missing -= step;
        }
        return shares;
    }

    private List<Integer> takers(int index) {
        return IntStream.range(0, names.size())
                .filter(i -> i != index && !locked.contains(names.get(i)))
                .boxed()
                .toList();
    }

    /// Who has what one variant's exact weight leaves over; empty if all others are locked.
    List<String> restOf(int index) {
        return takers(index).stream().limit(1).map(names::get).toList();
    }

    VariantShares withLocked(String name, boolean lock) {
        var next = new TreeSet<>(locked);
        if (lock) {
            next.add(name);
        } else {
            next.remove(name);
        }
        return new VariantShares(names, weights, next);
    }

    boolean hasWeightsOf(VariantShares other) {
        return weights.equals(other.weights);
    }

    Map<String, Weight> byName() {
        var all = new LinkedHashMap<String, Weight>();
        for (int i = 0; i < names.size(); i++) {
            all.put(names.get(i), weights.get(i));
        }
        return all;
    }

    /// The widest step that one of them makes from there, in percent points.
    double widestStepFrom(VariantShares before) {
        return IntStream.range(0, names.size())
                .mapToDouble(
                        i -> Math.abs(weights.get(i).percent() - before.weights.get(i).percent()))
                .max()
                .orElse(0);
    }
}
