package dev.slipway.core.release.verdict;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;

/// Is the candidate slower than stable? Its answers are paired with stable's of the same interval
/// by lot; in how many pairs is the candidate the slower one? Pairs that are equal are dropped.
/// Without a difference that is a coin. Not safe for several threads.
public final class ShiftTest {
    private static final double COIN = 0.5;
    private static final int MOST_PAIRS = 2_000;

    private final RatioTest test;
    private long slower;
    private long pairs;

    /// @param bounds of the odds that the candidate is the slower one of a pair
    public ShiftTest(Bounds bounds, Confidence confidence) {
        this.test = new RatioTest(bounds, confidence);
    }

    /// One interval's times, counts by upper bound.
    ///
    /// @param lot makes the pairing: the same lot, the same pairs
    public void add(NavigableMap<Long, Long> candidate, NavigableMap<Long, Long> stable, long lot) {
        var random = new Random(lot);
        var ours = drawn(candidate, random);
        var theirs = drawn(stable, random);
        var won = 0L;
        var lost = 0L;
        for (var i = 0; i < Math.min(ours.size(), theirs.size()); i++) {
            var order = ours.get(i).compareTo(theirs.get(i));
            won += order > 0 ? 1 : 0;
            lost += order < 0 ? 1 : 0;
        }
        pair(won, lost);
    }

    /// Pairs in which the candidate was slower, and in which it was faster.
    public void pair(long slowerOnes, long fasterOnes) {
        slower += slowerOnes;
        pairs += slowerOnes + fasterOnes;
        test.add(COIN, slowerOnes, fasterOnes);
    }

    private static List<Long> drawn(Map<Long, Long> counts, Random random) {
        var all = new ArrayList<Long>();
        counts.forEach((bound, count) -> {
            for (var i = 0L; i < count && all.size() < 20 * MOST_PAIRS; i++) {
                all.add(bound);
            }
        });
        Collections.shuffle(all, random);
        return all.subList(0, Math.min(all.size(), MOST_PAIRS));
    }

    public Verdict verdict() {
        return test.verdict();
    }

    public RatioTest test() {
        return test;
    }

    public long pairs() {
        return pairs;
    }

    /// In which share of the pairs the candidate was slower, 0 to 1; a half without any.
    public double slowerShare() {
        return pairs == 0 ? COIN : (double) slower / pairs;
    }
}
