package dev.slipway.app.release;

import dev.slipway.core.release.Sample;
import dev.slipway.core.release.Side;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What was counted in the last minute that anything was counted in. Pure.
///
/// @param requests of all versions · candidate of the candidate
/// @param perSecond of all versions, 0 without any
record Lately(long requests, long candidate, double perSecond) {
    private static final Duration WINDOW = Duration.ofMinutes(1);

    /// Below this many requests a share says nothing.
    private static final long ENOUGH = 30;

    /// @param series oldest first
    static Lately of(List<Sample> series) {
        if (series.isEmpty()) {
            return new Lately(0, 0, 0);
        }
        var end = series.getLast().at();
        var window = series.stream().filter(s -> s.at().isAfter(end.minus(WINDOW))).toList();
        var begin = window.stream().map(s -> s.at().minus(s.took())).min(Instant::compareTo);
        var seconds = Duration.between(begin.orElse(end), end).toMillis() / 1000.0;
        var all = window.stream().mapToLong(Sample::requests).sum();
        var ours =
                window.stream()
                        .filter(s -> s.side() == Side.CANDIDATE)
                        .mapToLong(Sample::requests)
                        .sum();
        return new Lately(all, ours, seconds <= 0 ? 0 : all / seconds);
    }

    /// The candidate's share in percent; empty where too few came to say.
    Optional<Double> share() {
        return requests < ENOUGH ? Optional.empty() : Optional.of(100.0 * candidate / requests);
    }
}
