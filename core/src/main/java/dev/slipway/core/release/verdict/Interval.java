package dev.slipway.core.release.verdict;

import dev.slipway.core.traffic.Histogram;
import java.time.Instant;

/// What both versions had in one interval of constant weight.
///
/// @param share of the candidate that was asked for, 0 to 1
public record Interval(Instant at, double share, Counts candidate, Counts stable) {
    /// @param times of those requests whose time is known
    public record Counts(long requests, long errors, Histogram times) {
        public static final Counts NONE = new Counts(0, 0, Histogram.EMPTY);

        /// Times over a limit in microseconds.
        long over(long micros) {
            return times.counts().tailMap(micros, false).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }
    }
}
