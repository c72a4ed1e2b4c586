package dev.slipway.core.release.verdict;

import java.util.Optional;
import java.util.Set;

/// What is looked at.
///
/// @param errors share of 5xx answers · ceiling where nobody makes any · slow share of answers that
///   take longer than `sloMicros` · dryRun metrics that are shown and decide nothing
/// @param isDrawn each request is drawn by itself, so that shares can be checked
public record Settings(
        Optional<Bounds> errors,
        Ceiling ceiling,
        Optional<Bounds> slow,
        long sloMicros,
        Set<String> dryRun,
        boolean isDrawn) {
    public static final String ERRORS = "errors";
    public static final String LATENCY = "latency";
    public static final String SLOWER = "slower";
    public static final String SHARE = "share";

    public Settings {
        dryRun = Set.copyOf(dryRun);
    }

    /// How many metrics decide.
    public int gating() {
        return (errors.isPresent() && !dryRun.contains(ERRORS) ? 1 : 0)
                + (slow.isPresent() && !dryRun.contains(LATENCY) ? 1 : 0);
    }
}
