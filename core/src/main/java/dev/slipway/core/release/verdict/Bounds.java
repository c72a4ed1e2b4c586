package dev.slipway.core.release.verdict;

/// Between which ratios of the candidate's rate to stable's a verdict is sought. In between either
/// verdict, or none, may come.
///
/// @param regressedAbove a candidate at or below this ratio is called REGRESSED in at most 1 % of
///   releases · safeBelow one at or above this ratio is called SAFE in at most 5 %
public record Bounds(double regressedAbove, double safeBelow) {
    public static final Bounds DEFAULT = new Bounds(1, 2);

    public Bounds {
        if (!(regressedAbove > 0 && regressedAbove <= 20 && safeBelow > 0 && safeBelow <= 20)) {
            throw new IllegalArgumentException("ratios lie between 0 and 20");
        }
    }
}
