package dev.slipway.core.time;

import java.time.Duration;
import java.util.Collection;

/// The middle of durations.
public final class Medians {
    private Medians() {}

    /// The middle one, or the mean of the two in the middle; there has to be at least one.
    public static Duration of(Collection<Duration> durations) {
        var sorted = durations.stream().sorted().toList();
        var upper = sorted.get(sorted.size() / 2);
        return sorted.size() % 2 == 1
                ? upper
                : upper.plus(sorted.get(sorted.size() / 2 - 1)).dividedBy(2);
    }
}
