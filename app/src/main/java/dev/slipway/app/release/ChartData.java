package dev.slipway.app.release;

import dev.slipway.core.release.Sample;
import dev.slipway.core.release.Side;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/// Counted rows as lines over time. Pure.
///
/// @param values one per time, empty where nothing was counted
record ChartData(List<Instant> times, List<Line> lines) {
    private static final int POINTS = 60;

    /// @param name of its meaning: `candidate`, `stable`, `asked`
    record Line(String name, List<OptionalDouble> values) {}

    /// Candidate's share of requests in percent, and what was asked.
    static ChartData shares(List<Sample> series) {
        return of(
                series,
                List.of("asked", "candidate"),
                (name, point) ->
                        name.equals("asked")
                                ? OptionalDouble.of(point.candidate().asked().percent())
                                : share(point));
    }

    /// Errors in percent of a version's own requests.
    static ChartData errors(List<Sample> series) {
        return of(
                series,
                List.of("stable", "candidate"),
                (name, point) -> {
                    var sample = point.of(side(name));
                    return sample.requests() == 0
                            ? OptionalDouble.empty()
                            : OptionalDouble.of(100.0 * sample.errors() / sample.requests());
                });
    }

    /// The time that 95 % of a version's requests stayed within, in milliseconds.
    static ChartData p95(List<Sample> series) {
        return of(
                series,
                List.of("stable", "candidate"),
                (name, point) -> {
                    var sample = point.of(side(name));
                    return sample.requests() == 0
                            ? OptionalDouble.empty()
                            : sample.latency().quantileMillis(0.95);
                });
    }

    private static Side side(String name) {
        return name.equals("candidate") ? Side.CANDIDATE : Side.STABLE;
    }

    private static OptionalDouble share(Side.Pair<Sample> point) {
        var all = point.stable().requests() + point.candidate().requests();
        return all == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(100.0 * point.candidate().requests() / all);
    }

    private interface Reading {
        OptionalDouble of(String name, Side.Pair<Sample> point);
    }

    private static ChartData of(List<Sample> series, List<String> names, Reading reading) {
        var points = new TreeMap<Instant, Side.Pair<Sample>>();
        var width = width(series);
        for (var sample : series) {
            points.merge(end(sample.at(), width), sample.paired(), Sample::plus);
        }
        var lines = new ArrayList<Line>();
        for (var name : names) {
            lines.add(
                    new Line(
                            name,
                            points.values().stream()
                                    .map(point -> reading.of(name, point))
                                    .toList()));
        }
        return new ChartData(List.copyOf(points.keySet()), lines);
    }

    /// So wide that about sixty points cover all: single seconds are noise.
    private static long width(List<Sample> series) {
        if (series.isEmpty()) {
            return 1;
        }
        var span = Duration.between(series.getFirst().at(), series.getLast().at());
        return Math.max(1, span.toMillis() / POINTS);
    }

    private static Instant end(Instant at, long width) {
        return Instant.ofEpochMilli(Math.ceilDiv(at.toEpochMilli(), width) * width);
    }

    /// The largest value of all lines, empty without any.
    Optional<Double> largest() {
        return lines.stream()
                .flatMap(line -> line.values().stream())
                .filter(OptionalDouble::isPresent)
                .map(OptionalDouble::getAsDouble)
                .max(Double::compare);
    }
}
