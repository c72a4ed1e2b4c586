package dev.slipway.core.release.verdict;

import java.time.Instant;

/// How strong the evidence was at one moment of an analysis.
///
/// @param metric as in `MetricVerdict` · harm, safety as its `evidence` and `safety`: 1 says
///   nothing, 100 is REGRESSED, 20 is SAFE
public record EvidencePoint(Instant at, String metric, double harm, double safety) {

    /// The same, of one of several services or variants.
    public EvidencePoint of(String name) {
        return new EvidencePoint(at, name + " " + metric, harm, safety);
    }
}
