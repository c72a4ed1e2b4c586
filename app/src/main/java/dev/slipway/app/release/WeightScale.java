package dev.slipway.app.release;

import dev.slipway.core.traffic.Weight;
import java.util.List;

/// Moves on the scale of weights by keyboard: a hundredth's worth of rules without a node. Pure.
///
/// @param marks the weights of the plan's steps, which Page Up and Page Down stop at
record WeightScale(List<Weight> marks) {
    static final int STEP = 100;
    static final int BIG_STEP = 500;

    WeightScale {
        marks = marks.stream().distinct().sorted().toList();
    }

    /// Up or down by that many hundredths of a percent, never beyond the ends.
    Weight moved(Weight from, int basisPoints) {
        return new Weight(Math.clamp(from.basisPoints() + (long) basisPoints, 0, 10_000));
    }

    /// The next mark above, or the end.
    Weight nextMark(Weight from) {
        return marks.stream()
                .filter(mark -> mark.compareTo(from) > 0)
                .findFirst()
                .orElse(Weight.ALL);
    }

    /// The next mark below, or the beginning.
    Weight previousMark(Weight from) {
        return marks.reversed().stream()
                .filter(mark -> mark.compareTo(from) < 0)
                .findFirst()
                .orElse(Weight.NONE);
    }

    /// Where a pointer at `x` of `width` points to, in whole percent.
    static Weight at(double x, double width) {
        var share = width <= 0 ? 0 : Math.clamp(x / width, 0, 1);
        return Weight.percent(Math.round(share * 100));
    }
}
