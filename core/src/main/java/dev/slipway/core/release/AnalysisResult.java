package dev.slipway.core.release;

import dev.slipway.core.release.verdict.Judgement;
import dev.slipway.core.release.verdict.MetricVerdict;
import java.time.Instant;
import java.util.List;

/// How an analysis of a release ended, with the figures it ended on.
///
/// @param step of the plan, from 0
public record AnalysisResult(
        int step, Instant at, Judgement judgement, List<MetricVerdict> metrics) {
    public AnalysisResult {
        metrics = List.copyOf(metrics);
    }
}
