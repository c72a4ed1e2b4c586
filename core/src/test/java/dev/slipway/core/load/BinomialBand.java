package dev.slipway.core.load;

/// The counts that so many draws with a probability give nearly always: the smallest band around
/// the expected count outside of which lies less than the rest, half on each side.
///
/// @param low, high still inside
public record BinomialBand(long low, long high) {

    /// @param confidence 0.9999 for a band that is left once in ten thousand times
    public static BinomialBand of(int draws, double probability, double confidence) {
        if (probability <= 0 || probability >= 1) {
            var count = probability <= 0 ? 0 : draws;
            return new BinomialBand(count, count);
        }
        var tail = (1 - confidence) / 2;
        return new BinomialBand(
                firstAbove(draws, probability, tail),
                draws - firstAbove(draws, 1 - probability, tail));
    }

    public boolean holds(long count) {
        return low <= count && count <= high;
    }

    /// The smallest count whose cumulative probability is above the tail.
    private static long firstAbove(int draws, double probability, double tail) {
        var logOdds = Math.log(probability) - Math.log1p(-probability);
        var logTerm = draws * Math.log1p(-probability);
        var sum = Math.exp(logTerm);
        var count = 0;
        while (sum <= tail) {
            logTerm += Math.log(draws - count) - Math.log(count + 1.0) + logOdds;
            count++;
            sum += Math.exp(logTerm);
        }
        return count;
    }
}
