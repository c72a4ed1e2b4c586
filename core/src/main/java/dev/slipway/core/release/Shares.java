package dev.slipway.core.release;

import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.traffic.Weight;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// Shares that a person asks for: the candidate's, and those beside it.
///
/// @param text as the journal has it
record Shares(Weight candidate, Map<Side, Weight> beside, String text) {

    /// From weights by name; "" is the candidate's. One that is left out has the rest. Problem
    /// `release.weight`.
    static Shares of(Release release, Map<String, Weight> weights) {
        var test = release.test();
        if (test.isEmpty() || test.get().others().isEmpty()) {
            var names =
                    List.of(
                            test.map(AbTest::control).orElse("stable"),
                            test.map(AbTest::variant).orElse("candidate"));
            var candidate = ofTwo(names, weights);
            return new Shares(candidate, release.beside(candidate), candidate.toString());
        }
        return ofSeveral(test.get(), weights);
    }

    private static Weight ofTwo(List<String> names, Map<String, Weight> weights) {
        var known = weights.keySet().stream().allMatch(n -> n.isEmpty() || names.contains(n));
        var candidate = weights.get("") != null ? weights.get("") : weights.get(names.get(1));
        var stable = known ? weights.get(names.getFirst()) : null;
        if (candidate == null && stable != null) {
            return stable.rest();
        }
        if (candidate == null || !known || (stable != null && !stable.equals(candidate.rest()))) {
            throw misfit(names);
        }
        return candidate;
    }

    private static Shares ofSeveral(AbTest test, Map<String, Weight> weights) {
        var names = test.sides().stream().map(test::name).toList();
        var sum = weights.values().stream().mapToInt(Weight::basisPoints).sum();
        var left = names.stream().filter(name -> !weights.containsKey(name)).toList();
        var isWhole = left.isEmpty() ? sum == 10_000 : left.size() == 1 && sum <= 10_000;
        if (!names.containsAll(weights.keySet()) || !isWhole) {
            throw misfit(names);
        }
        var all = new EnumMap<Side, Weight>(Side.class);
        for (var side : test.sides()) {
            all.put(side, weights.getOrDefault(test.name(side), new Weight(10_000 - sum)));
        }
        var text =
                test.sides().stream()
                        .map(side -> test.name(side) + " " + all.get(side))
                        .collect(Collectors.joining(", "));
        var candidate = Objects.requireNonNull(all.remove(Side.CANDIDATE));
        all.remove(Side.STABLE);
        return new Shares(candidate, all, text);
    }

    private static ProblemException misfit(List<String> names) {
        var even = 100 / names.size();
        var example =
                names.subList(0, names.size() - 1).stream()
                                .map(name -> name + "=" + even)
                                .collect(Collectors.joining(","))
                        + ","
                        + names.getLast()
                        + "="
                        + (100 - even * (names.size() - 1));
        return ProblemException.usage(
                "release.weight",
                "The weights do not fit: variants are "
                        + String.join(" and ", names)
                        + ", and sum to 100.",
                "For example `slipway weight r1 " + example + "`.");
    }
}
