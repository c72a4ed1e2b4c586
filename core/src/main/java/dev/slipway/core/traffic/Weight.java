package dev.slipway.core.traffic;

import java.math.BigDecimal;

/// A share of requests that is asked for, in hundredths of a percent: 0 to 10,000.
public record Weight(int basisPoints) implements Comparable<Weight> {
    public static final Weight NONE = new Weight(0);
    public static final Weight ALL = new Weight(10_000);

    public Weight {
        if (basisPoints < 0 || basisPoints > 10_000) {
            throw new IllegalArgumentException("a weight is 0 to 100 percent, not " + basisPoints);
        }
    }

    /// From percent; finer than 0.01 is rounded.
    public static Weight percent(double percent) {
        return new Weight((int) Math.round(percent * 100));
    }

    public double percent() {
        return basisPoints / 100.0;
    }

    public Weight rest() {
        return new Weight(10_000 - basisPoints);
    }

    @Override
    public int compareTo(Weight other) {
        return Integer.compare(basisPoints, other.basisPoints);
    }

    /// `12.5 %`
    @Override
    public String toString() {
        return BigDecimal.valueOf(basisPoints, 2).stripTrailingZeros().toPlainString() + " %";
    }
}
