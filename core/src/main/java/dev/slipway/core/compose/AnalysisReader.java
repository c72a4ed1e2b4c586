package dev.slipway.core.compose;

import dev.slipway.core.compose.AnalysisSpec.Errors;
import dev.slipway.core.compose.AnalysisSpec.Latency;
import dev.slipway.core.compose.AnalysisSpec.OnRegressed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// `analysis:` of a step. One thread, one use.
final class AnalysisReader {
    private static final Set<String> KEYS =
            Set.of("errors", "latency", "atMost", "onRegressed", "dryRun");
    private static final Set<String> BOUNDS =
            Set.of("regressedAbove", "safeBelow", "tolerate", "ceiling", "slo");
    private static final List<String> METRICS = List.of("errors", "latency", "slower");
    private static final double MOST = 20;

    private final Values values;
    private Optional<Errors> errors = Optional.of(Errors.DEFAULT);
    private Optional<Latency> latency = Optional.empty();
    private Duration atMost = AnalysisSpec.DEFAULT_AT_MOST;
    private OnRegressed onRegressed = OnRegressed.ABORT;
    private final List<String> dryRun = new ArrayList<>();

    AnalysisReader(Values values) {
        this.values = values;
    }

    AnalysisSpec read(Yaml value) {
        values.mapping("analysis", value).forEach(this::entry);
        return new AnalysisSpec(errors, latency, atMost, onRegressed, dryRun);
    }

    private void entry(String key, Yaml.Entry entry) {
        var given = entry.value();
        switch (key) {
            case "errors" -> errors = errors(given);
            case "latency" -> latency = latency(given);
            case "atMost" -> atMost = values.duration("analysis.atMost", given).orElse(atMost);
            case "onRegressed" -> onRegressed(given);
            case "dryRun" -> values.texts("analysis.dryRun", given).forEach(m -> dryRun(given, m));
            default ->
                    KnownKeys.refuse(
                            values.findings(), "x-release.steps.analysis", key, entry, KEYS);
        }
    }

    private void onRegressed(Yaml given) {
        var word = values.text("analysis.onRegressed", given).orElse("");
        switch (word) {
            case "abort" -> onRegressed = OnRegressed.ABORT;
            case "pause" -> onRegressed = OnRegressed.PAUSE;
            default -> values.wrong("analysis.onRegressed", given, "is abort or pause", "");
        }
    }

    private void dryRun(Yaml given, String metric) {
        if (METRICS.contains(metric)) {
            dryRun.add(metric);
        } else {
            values.wrong("analysis.dryRun", given, "names " + String.join(", ", METRICS), "");
        }
    }

    private Optional<Errors> errors(Yaml given) {
        if (given instanceof Yaml.Scalar scalar && scalar.text().equals("off")) {
            return Optional.empty();
        }
        var entries = values.mapping("analysis.errors", given);
        var otherwise = Errors.DEFAULT;
        var bounds = bounds("errors", given, entries, Set.of("slo"));
        var ceiling =
                Optional.ofNullable(entries.get("ceiling"))
                        .flatMap(entry -> ceiling(entry.value()))
                        .orElse(otherwise.ceiling());
        return Optional.of(new Errors(bounds[0], bounds[1], ceiling));
    }

    private Optional<Latency> latency(Yaml given) {
        var entries = values.mapping("analysis.latency", given);
        var bounds = bounds("latency", given, entries, Set.of("ceiling"));
        if (entries.get("slo") == null) {
            return values.wrong(
                    "analysis.latency", given, "names an slo", "Write latency: {slo: 300ms}.");
        }
        return values.duration("analysis.latency.slo", entries.get("slo").value())
                .map(slo -> new Latency(slo, bounds[0], bounds[1]));
    }

    private double[] bounds(
            String metric, Yaml given, Map<String, Yaml.Entry> entries, Set<String> foreign) {
        var bounds = new double[] {1, 2};
        entries.forEach((key, entry) -> {
            var name = "analysis." + metric + "." + key;
            switch (key) {
                case "regressedAbove" -> bounds[0] = ratio(name, entry.value(), bounds[0]);
                case "safeBelow" -> bounds[1] = ratio(name, entry.value(), bounds[1]);
                case "tolerate" -> {
                    bounds[0] = ratio(name, entry.value(), bounds[0]);
                    bounds[1] = bounds[0];
                }
                default -> {
                    if (!BOUNDS.contains(key) || foreign.contains(key)) {
                        KnownKeys.refuse(
                                values.findings(),
                                "x-release.steps.analysis." + metric,
                                key,
                                entry,
                                BOUNDS);
                    }
                }
            }
        });
        if (bounds[0] > bounds[1]) {
            values.wrong(
                    "analysis." + metric,
                    given,
                    "has regressedAbove not over safeBelow",
                    "Write {regressedAbove: 1x, safeBelow: 2x}.");
        }
        return bounds;
    }

    private double ratio(String name, Yaml given, double otherwise) {
        if (given instanceof Yaml.Scalar scalar
                && scalar.text().matches("\\d{1,2}(\\.\\d{1,3})?x?")) {
            var number = Double.parseDouble(scalar.text().replace("x", ""));
            if (number > 0 && number <= MOST) {
                return number;
            }
        }
        values.wrong(name, given, "is a ratio up to 20x", "Write 1x, 1.5x or 2x.");
        return otherwise;
    }

    private Optional<Double> ceiling(Yaml given) {
        if (given instanceof Yaml.Scalar scalar
                && scalar.text().matches("\\d{1,2}(\\.\\d{1,3})?\\s*%?")) {
            var percent = Double.parseDouble(scalar.text().replace("%", "").strip());
            if (percent > 0 && percent < 100) {
                return Optional.of(percent / 100);
            }
        }
        return values.wrong("analysis.errors.ceiling", given, "is a percentage", "Write 1 %.");
    }
}
