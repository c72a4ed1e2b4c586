package dev.slipway.core.release;

import dev.slipway.core.compose.AnalysisSpec;
import dev.slipway.core.environment.EnvironmentName;
import dev.slipway.core.release.verdict.Bounds;
import dev.slipway.core.release.verdict.Ceiling;
import dev.slipway.core.release.verdict.Forecast;
import dev.slipway.core.source.ProjectName;
import dev.slipway.core.traffic.Weight;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/// What the analyses of a plan will be able to see, at the traffic of the target's last release.
final class Outlook {
    /// Assumed of a service whose errors are not known.
    private static final double USUAL_ERRORS = 0.01;

    private static final Duration LEAST = Duration.ofSeconds(5);

    private final double perSecond;
    private final double rate;

    private Outlook(double perSecond, double rate) {
        this.perSecond = perSecond;
        this.rate = rate;
    }

    static Outlook of(ReleaseStore store, ProjectName project, EnvironmentName environment) {
        var last =
                store
                        .list(java.util.Optional.of(project), java.util.Optional.of(environment), 1)
                        .stream()
                        .findFirst();
        var samples = last.map(state -> store.samples(state.id(), Instant.EPOCH)).orElse(List.of());
        if (samples.isEmpty()) {
            return new Outlook(0, 0);
        }
        var requests = samples.stream().mapToLong(Sample::requests).sum();
        var errors = samples.stream().mapToLong(Sample::errors).sum();
        var took =
                Duration.between(samples.getFirst().at(), samples.getLast().at())
                        .plus(samples.getFirst().took());
        var isKnown = requests > 0 && took.compareTo(LEAST) >= 0;
        return new Outlook(
                isKnown ? requests * 1000.0 / took.toMillis() : 0,
                requests == 0 ? 0 : (double) errors / requests);
    }

    /// A sentence for each analysis of the plan.
    List<String> of(Plan plan) {
        return foresights(plan).stream().map(this::sentence).toList();
    }

    /// What each analysis of the plan will be able to see.
    List<Foresight> foresights(Plan plan) {
        var seen = new ArrayList<Foresight>();
        var weight = Weight.NONE;
        for (var i = 0; i < plan.steps().size(); i++) {
            var step = plan.steps().get(i);
            weight = step.weight().orElse(weight);
            for (var part : step.parts()) {
                if (part instanceof ReleaseStep.Analyse(var spec)) {
                    seen.add(foresight(i, weight, spec));
                }
            }
        }
        return seen;
    }

    private Foresight foresight(int step, Weight weight, AnalysisSpec spec) {
        var share = weight.basisPoints() / 10_000.0;
        var errors = spec.errors().orElse(AnalysisSpec.Errors.DEFAULT);
        var bounds = new Bounds(errors.regressedAbove(), errors.safeBelow());
        var assumed = rate > 0 ? rate : USUAL_ERRORS;
        return new Foresight(
                step,
                weight,
                assumed,
                2 * bounds.regressedAbove() * assumed,
                Forecast.untilRegressed(bounds, share, assumed, 2 * bounds.regressedAbove()),
                Forecast.untilSafe(bounds, new Ceiling(errors.ceiling()), share, rate),
                perSecond);
    }

    private String sentence(Foresight seen) {
        if (seen.isBlind()) {
            return "At " + seen.weight() + " an analysis sees nothing: one version has no traffic.";
        }
        return String.format(
                Locale.ROOT,
                "At %s the analysis can see a rise of %.3g %% errors to %.3g %% in about %s, and say SAFE in about %s.",
                seen.weight(),
                100 * seen.usual(),
                100 * seen.raised(),
                time(seen.untilRegressed()),
                time(seen.untilSafe()));
    }

    private String time(OptionalLong requests) {
        if (requests.isEmpty()) {
            return "no time at all";
        }
        var count = requests.getAsLong();
        var text = String.format(Locale.ROOT, "%,d requests", count);
        return perSecond <= 0
                ? text
                : text
                        + " ("
                        + Roughly.text(Duration.ofSeconds(Math.round(count / perSecond)))
                        + String.format(Locale.ROOT, " at %.1f a second)", perSecond);
    }
}
