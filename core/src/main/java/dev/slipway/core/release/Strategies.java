package dev.slipway.core.release;

import dev.slipway.core.compose.AnalysisSpec;
import dev.slipway.core.compose.CheckSpec;
import dev.slipway.core.compose.Durations;
import dev.slipway.core.compose.ReleaseSpec;
import dev.slipway.core.compose.StrategyName;
import dev.slipway.core.compose.VariantSpec;
import dev.slipway.core.traffic.Weight;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Strategies write plans, nothing else. Pure.
final class Strategies {
    private static final ReleaseStep HEALTHY = new ReleaseStep.AwaitHealthy();

    private Strategies() {}

    /// Start, check, route everything.
    static Plan firstDeploy(List<CheckSpec> checks) {
        var parts =
                new ArrayList<ReleaseStep>(
                        List.of(
                                new ReleaseStep.Recreate(),
                                new ReleaseStep.Start(Weight.ALL),
                                HEALTHY));
        if (!checks.isEmpty()) {
            parts.add(new ReleaseStep.RunChecks(checks));
        }
        parts.add(new ReleaseStep.Shift(Weight.ALL));
        return new Plan(List.of(new Plan.Step("start", Optional.of(Weight.ALL), parts)));
    }

    /// Back to a version whose containers still run: one change of weight.
    static Plan switchBack() {
        return new Plan(
                List.of(
                        step(
                                "switch back",
                                Weight.ALL,
                                new ReleaseStep.Recreate(),
                                new ReleaseStep.Start(Weight.ALL),
                                HEALTHY,
                                new ReleaseStep.Shift(Weight.ALL))));
    }

    static Plan of(
            StrategyName strategy,
            ReleaseSpec spec,
            List<ReleaseSpec.Step> steps,
            List<Part> parts) {
        var plan = new ArrayList<Plan.Step>();
        if (parts.stream().anyMatch(part -> !part.routed() && part.candidate().isPresent())) {
            plan.add(
                    new Plan.Step(
                            "recreate",
                            Optional.empty(),
                            List.of(new ReleaseStep.Recreate(), HEALTHY)));
        }
        if (parts.stream().anyMatch(part -> part.routed() && part.candidate().isPresent())) {
            if (!spec.checks().isEmpty()) {
                var isWhole = strategy == StrategyName.BLUE_GREEN;
                plan.add(checks(isWhole ? Weight.ALL : new Weight(1), spec.checks()));
            }
            plan.addAll(
                    switch (strategy) {
                        case ROLLING -> rolling(batches(parts, spec));
                        case BLUE_GREEN -> blueGreen(spec);
                        case CANARY -> canary(steps, parts);
                        case AB_TEST -> abTest(spec);
                    });
        }
        return new Plan(plan);
    }

    private static int batches(List<Part> parts, ReleaseSpec spec) {
        var replicas =
                parts.stream()
                        .filter(Part::routed)
                        .flatMap(part -> part.candidate().stream())
                        .mapToInt(Generation::replicas)
                        .max()
                        .orElse(1);
        var batch = Math.max(1, spec.maxSurge() + spec.maxUnavailable());
        return (replicas + batch - 1) / batch;
    }

    /// New ones first, weight follows what was replaced, then old ones go.
    private static List<Plan.Step> rolling(int batches) {
        var steps = new ArrayList<Plan.Step>();
        for (var batch = 1; batch <= batches; batch++) {
            var share = new Weight(batch * 10_000 / batches);
            steps.add(
                    step(
                            "replace " + batch + " of " + batches,
                            share,
                            new ReleaseStep.Start(share),
                            HEALTHY,
                            new ReleaseStep.Shift(share),
                            new ReleaseStep.Retire(share.rest())));
        }
        return steps;
    }

    private static List<Plan.Step> blueGreen(ReleaseSpec spec) {
        var steps = new ArrayList<Plan.Step>();
        steps.add(
                new Plan.Step(
                        "start",
                        Optional.empty(),
                        List.of(new ReleaseStep.Start(Weight.ALL), HEALTHY)));
        if (!spec.autoPromotion()) {
            steps.add(pause(Optional.empty()));
        } else if (spec.autoPromotionDelay().isPositive()) {
            steps.add(pause(Optional.of(spec.autoPromotionDelay())));
        }
        steps.add(step("switch", Weight.ALL, new ReleaseStep.Shift(Weight.ALL)));
        return steps;
    }

    /// A fresh baseline gets as much as the candidate, as far as there is.
    static Map<Side, Weight> baseline(Weight candidate) {
        var rest = candidate.rest();
        return Map.of(Side.THIRD, rest.compareTo(candidate) < 0 ? rest : candidate);
    }

    private static List<Plan.Step> canary(List<ReleaseSpec.Step> written, List<Part> parts) {
        var hasBaseline = parts.stream().anyMatch(part -> !part.others().isEmpty());
        Function<Weight, Map<Side, Weight>> beside =
                hasBaseline ? Strategies::baseline : _ -> Map.of();
        return written.stream()
                .map(step ->
                        switch (step) {
                            case ReleaseSpec.Step.SetWeight(var weight) ->
                                    step(
                                            "setWeight " + percent(weight),
                                            weight,
                                            new ReleaseStep.Start(weight, beside.apply(weight)),
                                            HEALTHY,
                                            new ReleaseStep.Shift(weight, beside.apply(weight)));
                            case ReleaseSpec.Step.Pause(var duration) -> pause(duration);
                            case ReleaseSpec.Step.Analysis(var spec) -> analysis(spec);
                            case ReleaseSpec.Step.Checks(var checks) ->
                                    checks(new Weight(1), checks);
                            case ReleaseSpec.Step.SetCanaryScale(var capacity) ->
                                    new Plan.Step(
                                            "setCanaryScale " + percent(capacity),
                                            Optional.empty(),
                                            List.of(new ReleaseStep.Start(capacity), HEALTHY));
                            case ReleaseSpec.Step.SetHeaderRoute(var match) -> headerRoute(match);
                        })
                .toList();
    }

    /// With enough of the candidate to be looked at.
    private static Plan.Step checks(Weight capacity, List<CheckSpec> checks) {
        return new Plan.Step(
                checks.stream()
                        .map(CheckSpec::name)
                        .collect(Collectors.joining(", ", "check ", "")),
                Optional.empty(),
                List.of(
                        new ReleaseStep.Start(capacity),
                        HEALTHY,
                        new ReleaseStep.RunChecks(checks)));
    }

    private static Plan.Step analysis(AnalysisSpec spec) {
        return new Plan.Step(
                "analysis, at most " + Durations.format(spec.atMost()),
                Optional.empty(),
                List.of(new ReleaseStep.Analyse(spec)));
    }

    private static Plan.Step headerRoute(Optional<VariantSpec.Match> match) {
        return new Plan.Step(
                match.map(m -> "setHeaderRoute " + m.name() + ": " + m.value())
                        .orElse("setHeaderRoute off"),
                Optional.empty(),
                List.of(
                        new ReleaseStep.Start(new Weight(1)),
                        HEALTHY,
                        new ReleaseStep.SendMatching(match)));
    }

    /// All are there, users are shared out, and a person says who has won.
    private static List<Plan.Step> abTest(ReleaseSpec spec) {
        var tried = spec.variants().stream().filter(v -> !v.isPlain()).toList();
        var weight = tried.stream().map(VariantSpec::weight).findFirst().orElse(Weight.percent(50));
        var beside = new EnumMap<Side, Weight>(Side.class);
        for (var i = 1; i < tried.size(); i++) {
            beside.put(Side.FURTHER.get(i - 1), tried.get(i).weight());
        }
        var text =
                tried.isEmpty()
                        ? "candidate " + percent(weight)
                        : tried.stream()
                                .map(v -> v.name() + " " + percent(v.weight()))
                                .collect(Collectors.joining(", "));
        return List.of(
                step(
                        text,
                        weight,
                        new ReleaseStep.Start(weight, beside),
                        HEALTHY,
                        new ReleaseStep.Shift(weight, beside)),
                new Plan.Step(
                        "A/B test", Optional.empty(), List.of(new ReleaseStep.AwaitPromotion())));
    }

    private static Plan.Step pause(Optional<Duration> duration) {
        return new Plan.Step(
                duration.map(d -> "pause " + Durations.format(d)).orElse("pause"),
                Optional.empty(),
                List.of(
                        duration.<ReleaseStep>map(ReleaseStep.Pause::new)
                                .orElseGet(ReleaseStep.AwaitPromotion::new)));
    }

    private static Plan.Step step(String text, Weight weight, ReleaseStep... parts) {
        return new Plan.Step(text, Optional.of(weight), List.of(parts));
    }

    private static String percent(Weight weight) {
        return BigDecimal.valueOf(weight.basisPoints(), 2).stripTrailingZeros().toPlainString();
    }
}
