package dev.slipway.app.release;

import dev.slipway.core.release.verdict.EvidencePoint;
import dev.slipway.core.release.verdict.MetricVerdict;
import dev.slipway.core.release.verdict.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/// The figures of an analysis as a person asks for them: how far to a verdict, and how long. Pure.
final class EvidenceData {
    private static final double REGRESSED = 100;
    private static final double SAFE = 20;

    private EvidenceData() {}

    /// The way to either verdict in percent, over time: `harm` to REGRESSED, `safety` to SAFE. What
    /// speaks against is 0.
    ///
    /// @param metric whose · deciding how many metrics share what may go wrong
    static ChartData way(List<EvidencePoint> curve, String metric, int deciding) {
        var points = curve.stream().filter(p -> p.metric().equals(metric)).toList();
        return new ChartData(
                points.stream().map(EvidencePoint::at).toList(),
                List.of(
                        new ChartData.Line(
                                "harm",
                                percent(
                                        points,
                                        EvidencePoint::harm,
                                        REGRESSED * Math.max(1, deciding))),
                        new ChartData.Line(
                                "safety", percent(points, EvidencePoint::safety, SAFE))));
    }

    private static List<OptionalDouble> percent(
            List<EvidencePoint> points, ToDoubleFunction<EvidencePoint> of, double wanted) {
        return points.stream()
                .map(p -> OptionalDouble.of(percent(of.applyAsDouble(p), wanted)))
                .toList();
    }

    /// Evidence multiplies, so the way is counted by its logarithm.
    static double percent(double evidence, double wanted) {
        return evidence <= 1 ? 0 : Math.min(100, 100 * Math.log(evidence) / Math.log(wanted));
    }

    /// How many of the metrics decide.
    static int deciding(List<MetricVerdict> verdicts) {
        return (int)
                verdicts.stream()
                        .filter(MetricVerdict::decides)
                        .filter(v -> !v.metric().endsWith(Settings.SHARE))
                        .count();
    }

    /// How long so many requests take to come; empty where none come.
    static Optional<Duration> eta(long requests, double perSecond) {
        return perSecond <= 0
                ? Optional.empty()
                : Optional.of(Duration.ofSeconds(Math.max(1, Math.round(requests / perSecond))));
    }
}
