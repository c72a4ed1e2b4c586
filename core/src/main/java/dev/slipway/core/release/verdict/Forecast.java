package dev.slipway.core.release.verdict;

import java.util.OptionalLong;

/// What a share of the traffic can see, said before it starts.
public final class Forecast {
    private Forecast() {}

    /// Requests of both versions until a candidate whose rate is `times` stable's is called
    /// REGRESSED; empty if this share cannot see it.
    ///
    /// @param share of the candidate, 0 to 1 · rate of stable, 0 to 1
    public static OptionalLong untilRegressed(
            Bounds bounds, double share, double rate, double times) {
        return new RatioTest(bounds, Confidence.DEFAULT).untilRegressed(share, rate, times);
    }

    /// Requests of both versions until one that is as good as stable is called SAFE; where stable
    /// makes no errors, until the ceiling is shown.
    public static OptionalLong untilSafe(
            Bounds bounds, Ceiling ceiling, double share, double rate) {
        if (share <= 0) {
            return OptionalLong.empty();
        }
        return rate <= 0
                ? OptionalLong.of(
                        (long) Math.ceil(ceiling.needed(Confidence.DEFAULT.beta()) / share))
                : new RatioTest(bounds, Confidence.DEFAULT).untilSafe(share, rate);
    }
}
