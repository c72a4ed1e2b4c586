package dev.slipway.core.release.verdict;

import java.util.OptionalLong;
import java.util.TreeMap;

/// Is the candidate's rate of an event (error, answer slower than agreed) too high? Looks at events
/// only: whose they are, at which share. The first bound that is crossed decides, for good. Not
/// safe for several threads.
public final class RatioTest {
    /// What the mixture costs over knowing the truth, in units of the logarithm.
    private static final double MIXTURE_COST = 1.6;

    private static final double NARROWEST = 1e-3;
    private static final double WIDEST = 1e3;

    private final Bounds bounds;
    private final Confidence confidence;
    private final EProcess harm;
    private final EProcess safety;
    private final TreeMap<Double, long[]> events = new TreeMap<>();
    private Verdict verdict = Verdict.NOT_ENOUGH_YET;

    public RatioTest(Bounds bounds, Confidence confidence) {
        this.bounds = bounds;
        this.confidence = confidence;
        this.harm = EProcess.above(bounds.regressedAbove());
        this.safety = EProcess.below(bounds.safeBelow());
    }

    /// Events at a share (0 to 1) of the candidate.
    public void add(double share, long candidate, long stable) {
        if (candidate == 0 && stable == 0) {
            return;
        }
        harm.add(share, candidate, stable);
        safety.add(share, candidate, stable);
        var counted = events.computeIfAbsent(share, _ -> new long[2]);
        counted[0] += candidate;
        counted[1] += stable;
        decide();
    }

    private void decide() {
        if (verdict == Verdict.NOT_ENOUGH_YET) {
            verdict =
                    harm.isBeyond(confidence.alpha())
                            ? Verdict.REGRESSED
                            : safety.isBeyond(confidence.beta()) ? Verdict.SAFE : verdict;
        }
    }

    public Verdict verdict() {
        return verdict;
    }

    /// Evidence that it is worse than allowed; REGRESSED from 1/alpha on.
    public double harm() {
        return Math.exp(Math.min(500, harm.log()));
    }

    /// Evidence that it is within the tolerance; SAFE from 1/beta on.
    public double safety() {
        return Math.exp(Math.min(500, safety.log()));
    }

    public boolean hasEvents() {
        return !events.isEmpty();
    }

    /// Requests of both versions until SAFE, if both go on alike at this share; empty if nothing
    /// can be said.
    ///
    /// @param rate share of stable's requests that are events
    public OptionalLong untilSafe(double share, double rate) {
        return until(safety, -Math.log(confidence.beta()), share, rate, 1);
    }

    /// Requests of both versions until REGRESSED, if the candidate's rate is `ratio` times stable's
    /// from now on.
    public OptionalLong untilRegressed(double share, double rate, double ratio) {
        return until(harm, -Math.log(confidence.alpha()), share, rate, ratio);
    }

    private static OptionalLong until(
            EProcess process, double wanted, double share, double rate, double ratio) {
        if (share <= 0 || share >= 1 || rate <= 0) {
            return OptionalLong.empty();
        }
        var growth = process.growth(share, ratio);
        if (growth <= 0) {
            return OptionalLong.empty();
        }
        var eventsPerRequest = Math.min(1, rate * (1 - share) + Math.min(1, rate * ratio) * share);
        var missing = wanted + MIXTURE_COST - Math.min(0, process.log());
        var more = Math.max(0, process.log() > 0 ? missing - process.log() : missing);
        return OptionalLong.of((long) Math.ceil(more / growth / eventsPerRequest));
    }

    /// Ratios that the events do not speak against; it covers the true one with 95 % however often
    /// one looks.
    public Interval interval() {
        var error = 0.025;
        return new Interval(
                bisect(r -> evidence(EProcess.above(r)).isBeyond(error), NARROWEST, WIDEST),
                bisect(r -> !evidence(EProcess.below(r)).isBeyond(error), NARROWEST, WIDEST));
    }

    /// @param low, high ratio of the candidate's rate to stable's
    public record Interval(double low, double high) {}

    private EProcess evidence(EProcess process) {
        events.forEach((share, counted) -> process.add(share, counted[0], counted[1]));
        return process;
    }

    private interface Question {
        boolean holds(double ratio);
    }

    /// Where an answer that is yes for small ratios turns to no.
    private static double bisect(Question isBelow, double from, double to) {
        var low = Math.log(from);
        var high = Math.log(to);
        for (var i = 0; i < 30; i++) {
            var middle = (low + high) / 2;
            if (isBelow.holds(Math.exp(middle))) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return Math.exp((low + high) / 2);
    }

    public Bounds bounds() {
        return bounds;
    }
}
