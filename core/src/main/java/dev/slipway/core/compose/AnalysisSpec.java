package dev.slipway.core.compose;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// `analysis:` of a canary's step, as written: what is compared, for how long, and what follows.
///
/// @param errors the share of 5xx answers, empty if it is not looked at · latency answers slower
///   than agreed, and slower than stable's
/// @param atMost how long it waits for a verdict before a person is asked
/// @param onRegressed what a bad verdict does
/// @param dryRun metrics that are only shown: `errors`, `latency`, `slower`
public record AnalysisSpec(
        Optional<Errors> errors,
        Optional<Latency> latency,
        Duration atMost,
        OnRegressed onRegressed,
        List<String> dryRun) {
    public static final Duration DEFAULT_AT_MOST = Duration.ofMinutes(10);

    /// What `analysis: {}` means.
    public static final AnalysisSpec DEFAULT =
            new AnalysisSpec(
                    Optional.of(Errors.DEFAULT),
                    Optional.empty(),
                    DEFAULT_AT_MOST,
                    OnRegressed.ABORT,
                    List.of());

    public AnalysisSpec {
        dryRun = List.copyOf(dryRun);
    }

    public AnalysisSpec atMost(Duration limit) {
        return new AnalysisSpec(errors, latency, limit, onRegressed, dryRun);
    }

    /// @param regressedAbove, safeBelow ratio of the candidate's rate to stable's · ceiling of the
    ///   candidate's rate (0 to 1) that has to be shown where neither version makes an error
    public record Errors(double regressedAbove, double safeBelow, double ceiling) {
        public static final Errors DEFAULT = new Errors(1, 2, 0.01);
    }

    /// @param slo an answer that takes longer counts as slow · regressedAbove, safeBelow ratio of
    ///   the shares of slow answers
    public record Latency(Duration slo, double regressedAbove, double safeBelow) {}

    public enum OnRegressed {
        ABORT,
        PAUSE
    }
}
