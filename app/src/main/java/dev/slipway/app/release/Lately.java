package dev.slipway.app.release;

import dev.slipway.core.release.Sample;
import dev.slipway.core.release.Side;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What was counted in the last minute that anything was counted in. Pure.
///
/// @param requests of all versions · bySide of each that had any
/// @param perSecond of all versions, 0 without any
record Lately(long requests, Map<Side, Long> bySide, double perSecond) {
    private static final Duration WINDOW = Duration.ofMinutes(1);

    /// Below this many requests a share says nothing.
    private static final long ENOUGH = 30;

    /// @param series oldest first
    static Lately of(List<Sample> series) {
        if (series.isEmpty()) {
            return new Lately(0, Map.of(), 0);
        }
        var end = series.getLast().at();
        var window = series.stream().filter(s -> s.at().isAfter(end.minus(WINDOW))).toList();
        var begin = window.stream().map(s -> s.at().minus(s.took())).min(Instant::compareTo);
        var seconds = Duration.between(begin.orElse(end), end).toMillis() / 1000.0;
        var all = window.stream().mapToLong(Sample::requests).sum();
        var ours =
                window.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Sample::side, Collectors.summingLong(Sample::requests)));
        return new Lately(all, ours, seconds <= 0 ? 0 : all / seconds);
    }

    /// The candidate's share in percent; empty where too few came to say.
    Optional<Double> share() {
        return share(Side.CANDIDATE);
    }

    /// The same of any version.
    Optional<Double> share(Side side) {
        return requests < ENOUGH
                ? Optional.empty()
                : Optional.of(100.0 * bySide.getOrDefault(side, 0L) / requests);
    }
}
