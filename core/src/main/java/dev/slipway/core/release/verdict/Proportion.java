package dev.slipway.core.release.verdict;

/// A share of requests with its 95 % interval (Wilson 1927), for one look at fixed figures: a table
/// to read, never a gate.
///
/// @param value, low, high 0 to 1
public record Proportion(double value, double low, double high) {
    private static final double Z = 1.96;

    public static Proportion of(long events, long requests) {
        if (requests <= 0) {
            return new Proportion(0, 0, 1);
        }
        var n = (double) requests;
        var p = Math.min(1, events / n);
        var middle = p + Z * Z / (2 * n);
        var half = Z * Math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n));
        var scale = 1 + Z * Z / n;
        return new Proportion(
                p, Math.max(0, (middle - half) / scale), Math.min(1, (middle + half) / scale));
    }
}
