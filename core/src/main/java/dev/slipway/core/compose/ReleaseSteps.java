package dev.slipway.core.compose;

import dev.slipway.core.compose.ReleaseSpec.Step;
import dev.slipway.core.traffic.Weight;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Steps of a canary: `steps:` of the file, and the command line's `setWeight=10`, `pause=2m`,
/// `pause`, `analysis`, `analysis=10m`, `setCanaryScale=50`.
public final class ReleaseSteps {
    private static final Set<String> KEYS =
            Set.of("setWeight", "pause", "analysis", "setCanaryScale", "setHeaderRoute", "check");

    private final Values values;

    ReleaseSteps(Values values) {
        this.values = values;
    }

    /// A step as the command line spells it; empty if it is none.
    public static Optional<Step> parse(String text) {
        if (text.equals("pause")) {
            return Optional.of(new Step.Pause(Optional.empty()));
        }
        if (text.startsWith("pause=")) {
            return Durations.parse(text.substring(6))
                    .map(duration -> new Step.Pause(Optional.of(duration)));
        }
        if (text.equals("analysis")) {
            return Optional.of(new Step.Analysis(AnalysisSpec.DEFAULT));
        }
        if (text.startsWith("analysis=")) {
            return Durations.parse(text.substring(9))
                    .map(limit -> new Step.Analysis(AnalysisSpec.DEFAULT.atMost(limit)));
        }
        if (text.startsWith("setCanaryScale=")) {
            return weight(text.substring(15)).map(Step.SetCanaryScale::new);
        }
        return text.startsWith("setWeight=")
                ? weight(text.substring(10)).map(Step.SetWeight::new)
                : Optional.empty();
    }

    /// Percent from 0 to 100 with at most two decimals; empty for anything else.
    public static Optional<Weight> weight(String percent) {
        if (!percent.matches("\\d{1,3}(\\.\\d{1,2})?")) {
            return Optional.empty();
        }
        var basisPoints = new BigDecimal(percent).movePointRight(2).intValueExact();
        return basisPoints <= 10_000 ? Optional.of(new Weight(basisPoints)) : Optional.empty();
    }

    List<Step> read(Yaml value) {
        List<Step> steps = new ArrayList<>();
        for (var item : values.list("x-release.steps", value)) {
            for (var entry : values.mapping("x-release.steps", item).entrySet()) {
                var given = entry.getValue().value();
                switch (entry.getKey()) {
                    case "setWeight" -> setWeight(given).ifPresent(steps::add);
                    case "pause" -> pause(given).ifPresent(steps::add);
                    case "analysis" ->
                            steps.add(new Step.Analysis(new AnalysisReader(values).read(given)));
                    case "setCanaryScale" -> setCanaryScale(given).ifPresent(steps::add);
                    case "check" ->
                            steps.add(
                                    new Step.Checks(new ChecksReader(values).read("check", given)));
                    case "setHeaderRoute" ->
                            steps.add(
                                    new Step.SetHeaderRoute(
                                            new VariantsReader(values).match(given)));
                    default ->
                            KnownKeys.refuse(
                                    values.findings(),
                                    "x-release.steps",
                                    entry.getKey(),
                                    entry.getValue(),
                                    KEYS);
                }
            }
        }
        return steps;
    }

    private Optional<Step> setWeight(Yaml given) {
        var weight =
                given instanceof Yaml.Scalar scalar
                        ? weight(scalar.text())
                        : Optional.<Weight>empty();
        if (weight.isEmpty()) {
            return values.wrong("setWeight", given, "is a percentage", "Write 0 to 100, or 0.5.");
        }
        return weight.map(Step.SetWeight::new);
    }

    /// `50`, or `{weight: 50}` as Argo writes it.
    private Optional<Step> setCanaryScale(Yaml given) {
        var weight =
                given instanceof Yaml.Mapping mapping
                        ? mapping.get("weight").map(Yaml.Entry::value).orElse(given)
                        : given;
        return setWeight(weight)
                .map(step -> new Step.SetCanaryScale(((Step.SetWeight) step).weight()));
    }

    private Optional<Step> pause(Yaml given) {
        Optional<Duration> duration = Optional.empty();
        for (var entry : values.mapping("pause", given).entrySet()) {
            if (entry.getKey().equals("duration")) {
                duration = values.duration("pause.duration", entry.getValue().value());
                if (duration.isEmpty()) {
                    return Optional.empty();
                }
            } else {
                KnownKeys.refuse(
                        values.findings(),
                        "x-release.steps.pause",
                        entry.getKey(),
                        entry.getValue(),
                        Set.of("duration"));
            }
        }
        return Optional.of(new Step.Pause(duration));
    }
}
