package dev.slipway.core.release.verdict;

import java.util.List;
import java.util.Optional;

/// What all metrics together say. One that is worse is enough; SAFE needs every one that decides.
public enum Judgement {
    REGRESSED,
    /// The shares are wrong, so nothing else can be believed; but for a candidate that is worse
    /// although it gets less than its share, as one that the router passes over: fewer events than
    /// the test reckons with can only hide harm.
    UNBELIEVABLE,
    SAFE,
    NOT_YET;

    public static Judgement of(List<MetricVerdict> verdicts) {
        var deciding = verdicts.stream().filter(MetricVerdict::decides).toList();
        var wrong =
                deciding.stream()
                        .filter(v -> isShare(v) && v.verdict() == Verdict.REGRESSED)
                        .toList();
        var metrics = deciding.stream().filter(v -> !isShare(v)).toList();
        var isWorse = metrics.stream().anyMatch(v -> v.verdict() == Verdict.REGRESSED);
        if (isWorse && wrong.stream().allMatch(Judgement::isShort)) {
            return REGRESSED;
        }
        if (!wrong.isEmpty()) {
            return UNBELIEVABLE;
        }
        return !metrics.isEmpty() && metrics.stream().allMatch(v -> v.verdict() == Verdict.SAFE)
                ? SAFE
                : NOT_YET;
    }

    private static boolean isShort(MetricVerdict share) {
        return share.safety() > share.evidence();
    }

    private static boolean isShare(MetricVerdict verdict) {
        return verdict.metric().endsWith(Settings.SHARE);
    }

    /// Requests until the slowest deciding metric may be SAFE; empty if it cannot be said.
    public static Optional<Long> stillNeeded(List<MetricVerdict> verdicts) {
        return verdicts.stream()
                .filter(MetricVerdict::decides)
                .flatMap(v -> v.stillNeeded().stream())
                .max(Long::compare);
    }

    /// The worst metric in words, for the journal.
    public static String why(List<MetricVerdict> verdicts) {
        return verdicts.stream()
                .filter(v -> v.decides() && v.verdict() == Verdict.REGRESSED)
                .findFirst()
                .map(v ->
                        v.metric()
                                + ": "
                                + v.candidate()
                                + " of the candidate, "
                                + v.stable()
                                + " of stable in "
                                + v.requests()
                                + " requests"
                                + (v.note().isEmpty()
                                        ? ", evidence " + Math.round(Math.min(1e9, v.evidence()))
                                        : " (" + v.note() + ")"))
                .orElse("");
    }
}
