package dev.slipway.core.traffic;

import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalDouble;
import java.util.TreeMap;

/// Response times in buckets. Immutable.
///
/// @param counts number of requests per bucket, keyed by the bucket's upper bound in microseconds
public record Histogram(NavigableMap<Long, Long> counts) {
    public static final Histogram EMPTY = new Histogram(new TreeMap<>());

    public Histogram {
        counts = java.util.Collections.unmodifiableNavigableMap(new TreeMap<>(counts));
    }

    public static Histogram of(Map<Long, Long> counts) {
        return new Histogram(new TreeMap<>(counts));
    }

    public long total() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /// What came since `earlier`; a counter that went back counts from zero.
    public Histogram since(Histogram earlier) {
        var difference = new TreeMap<Long, Long>();
        counts.forEach((bound, count) -> {
            var before = earlier.counts.getOrDefault(bound, 0L);
            var grown = count >= before ? count - before : count;
            if (grown > 0) {
                difference.put(bound, grown);
            }
        });
        return new Histogram(difference);
    }

    public Histogram plus(Histogram other) {
        var sum = new TreeMap<>(counts);
        other.counts.forEach((bound, count) -> sum.merge(bound, count, Long::sum));
        return new Histogram(sum);
    }

    /// The time in milliseconds that the given share (0 to 1) of requests stayed within; empty
    /// without requests.
    public OptionalDouble quantileMillis(double share) {
        var wanted = Math.max(1, (long) Math.ceil(share * total()));
        var seen = 0L;
        for (var bucket : counts.entrySet()) {
            seen += bucket.getValue();
            if (seen >= wanted) {
                return OptionalDouble.of(bucket.getKey() / 1000.0);
            }
        }
        return OptionalDouble.empty();
    }
}
