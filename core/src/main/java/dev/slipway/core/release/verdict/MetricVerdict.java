package dev.slipway.core.release.verdict;

import java.util.Optional;

/// What is known of one metric at one moment.
///
/// @param metric `errors`, `latency` (slower than the agreed limit), `slower` (than stable),
///   `share` (of requests); with the service's name before it where there are several
/// @param decides false if it is only shown
/// @param evidence of REGRESSED; 100 and more is a verdict (several metrics share that)
/// @param safety evidence of SAFE; 20 and more is a verdict
/// @param requests it is based on, of both versions · candidate, stable events of each
/// @param stillNeeded requests of both versions until SAFE if both go on alike, empty if unknown
/// @param low, high 95 % interval of the ratio of the candidate's rate to stable's
/// @param note what a reader should know, such as `guardrail`; may be empty
public record MetricVerdict(
        String metric,
        boolean decides,
        Verdict verdict,
        double evidence,
        double safety,
        long requests,
        long candidate,
        long stable,
        Optional<Long> stillNeeded,
        Optional<Double> low,
        Optional<Double> high,
        String note) {

    /// The same, of one of several services.
    public MetricVerdict of(String service) {
        return new MetricVerdict(
                service + " " + metric,
                decides,
                verdict,
                evidence,
                safety,
                requests,
                candidate,
                stable,
                stillNeeded,
                low,
                high,
                note);
    }
}
