package dev.slipway.core.bars;

import dev.slipway.core.release.verdict.Bounds;
import dev.slipway.core.release.verdict.Ceiling;
import dev.slipway.core.release.verdict.Confidence;
import dev.slipway.core.release.verdict.RatioTest;
import dev.slipway.core.release.verdict.ShiftTest;
import dev.slipway.core.release.verdict.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/// Simulated releases, looked at after every request: how often verdicts are wrong, and how soon
/// they come. Prints the tables of docs/verdicts.md. Arguments: releases, seed.
///
/// Between two errors the evidence does not move, so the look at the next error is the look at
/// every request before it.
public final class Verdicts {
    private static final int HORIZON = 20_000;
    private static final double[] SHARES = {0.10, 0.50};

    /// What NOTES' re-run found (400 runs a row): share of releases, median requests.
    private record Reference(double p, double q, Verdict verdict, double[] found, int[] median) {}

    private static final List<Reference> TABLE =
            List.of(
                    new Reference(.01, .01, Verdict.SAFE, nums(.70, .97), ints(7_900, 5_600)),
                    new Reference(.01, .02, Verdict.REGRESSED, nums(.58, .97), ints(10_300, 6_100)),
                    new Reference(.01, .05, Verdict.REGRESSED, nums(1, 1), ints(1_450, 590)),
                    new Reference(.01, .10, Verdict.REGRESSED, nums(1, 1), ints(473, 205)),
                    new Reference(.001, .20, Verdict.REGRESSED, nums(1, 1), ints(141, 80)),
                    new Reference(.01, 1.0, Verdict.REGRESSED, nums(1, 1), ints(29, 15)));

    private final int releases;
    private final SplittableRandom random;
    private boolean isHeld = true;

    private Verdicts(int releases, long seed) {
        this.releases = releases;
        this.random = new SplittableRandom(seed);
    }

    private static double[] nums(double... values) {
        return values;
    }

    private static int[] ints(int... values) {
        return values;
    }

    public static void main(String[] arguments) {
        var releases = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
        var seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 20_260_726L;
        System.out.println("bar verdicts releases " + releases + " seed " + seed);
        var bar = new Verdicts(releases, seed);
        bar.wrongRegressed();
        bar.wrongSafe();
        bar.detection();
        bar.shift();
        bar.kayenta();
        System.out.println("bar verdicts " + (bar.isHeld ? "held" : "NOT HELD"));
        System.exit(bar.isHeld ? 0 : 1);
    }

    private void wrongRegressed() {
        for (var bounds : List.of(Bounds.DEFAULT, new Bounds(1.5, 3))) {
            for (var share : SHARES) {
                wrong(bounds, share, 0.01, bounds.regressedAbove(), Verdict.REGRESSED, 0.01);
            }
        }
    }

    private void wrongSafe() {
        for (var bounds : List.of(Bounds.DEFAULT, new Bounds(1.5, 3))) {
            for (var share : SHARES) {
                wrong(bounds, share, 0.01, bounds.safeBelow(), Verdict.SAFE, 0.05);
            }
        }
    }

    private void wrong(
            Bounds bounds, double share, double rate, double ratio, Verdict wrong, double most) {
        var count = 0;
        for (var i = 0; i < releases; i++) {
            count += play(bounds, share, rate, rate * ratio).verdict() == wrong ? 1 : 0;
        }
        var found = (double) count / releases;
        var lower = lowerLimit(found, releases);
        isHeld &= lower <= most;
        say(
                "wrong %s at ratio %.2f (%s), share %.0f %%: %.2f %% of %d, lower 99 %% limit %.2f %%, allowed %.0f %%",
                wrong, ratio, bounds, 100 * share, 100 * found, releases, 100 * lower, 100 * most);
    }

    /// Wilson's one-sided lower limit at 99 %.
    private static double lowerLimit(double p, int n) {
        var z = 2.326;
        var middle = p + z * z / (2 * n);
        var half = z * Math.sqrt(p * (1 - p) / n + z * z / (4.0 * n * n));
        return (middle - half) / (1 + z * z / n);
    }

    private void detection() {
        var runs = Math.max(400, releases / 5);
        for (var row : TABLE) {
            for (var i = 0; i < SHARES.length; i++) {
                detection(row, i, runs);
            }
        }
    }

    private void detection(Reference row, int at, int runs) {
        var when = new ArrayList<Integer>();
        var regressed = 0;
        var safe = 0;
        for (var i = 0; i < runs; i++) {
            var end = play(Bounds.DEFAULT, SHARES[at], row.p(), row.q());
            regressed += end.verdict() == Verdict.REGRESSED ? 1 : 0;
            safe += end.verdict() == Verdict.SAFE ? 1 : 0;
            if (end.verdict() == row.verdict()) {
                when.add(end.requests());
            }
        }
        Collections.sort(when);
        var found = (double) when.size() / runs;
        var median = when.isEmpty() ? HORIZON : when.get(when.size() / 2);
        // two standard errors of the 400 runs of the reference, and of ours
        var p = row.found()[at];
        var error = 2.6 * Math.sqrt(Math.max(p * (1 - p), .0025) * (1 / 400.0 + 1.0 / runs));
        var isSoon = median <= row.median()[at] * 1.12 + 1;
        isHeld &= found >= p - error && isSoon;
        say(
                "%.1f %% -> %.1f %%, share %.0f %%: REGRESSED %.1f %%, SAFE %.1f %%, %s at %d requests (reference %.0f %%, %d)%s",
                100 * row.p(),
                100 * row.q(),
                100 * SHARES[at],
                100.0 * regressed / runs,
                100.0 * safe / runs,
                row.verdict(),
                median,
                100 * p,
                row.median()[at],
                found >= p - error && isSoon ? "" : " WORSE");
    }

    private record End(Verdict verdict, int requests) {}

    /// One release: the ratio test, and the ceiling while nobody made an error.
    private End play(Bounds bounds, double share, double stable, double candidate) {
        var test = new RatioTest(bounds, Confidence.DEFAULT);
        var clean = Ceiling.DEFAULT.needed(Confidence.DEFAULT.beta());
        var perRequest = share * candidate + (1 - share) * stable;
        var request = gap(perRequest);
        if (isCleanLongEnough(Math.min(request, HORIZON), share, clean)) {
            return new End(Verdict.SAFE, (int) (clean / share));
        }
        while (request <= HORIZON) {
            var isCandidate = random.nextDouble() < share * candidate / perRequest;
            test.add(share, isCandidate ? 1 : 0, isCandidate ? 0 : 1);
            if (test.verdict() != Verdict.NOT_ENOUGH_YET) {
                return new End(test.verdict(), (int) request);
            }
            request += gap(perRequest);
        }
        return new End(Verdict.NOT_ENOUGH_YET, HORIZON);
    }

    private boolean isCleanLongEnough(long requests, double share, long clean) {
        var candidate = 0L;
        for (var i = 1L; i < requests && candidate < clean; i++) {
            candidate += random.nextDouble() < share ? 1 : 0;
        }
        return candidate >= clean;
    }

    /// Requests up to and with the next error.
    private long gap(double rate) {
        return rate >= 1 ? 1 : 1 + (long) (Math.log1p(-random.nextDouble()) / Math.log1p(-rate));
    }

    /// Pairs of log-normal times, looked at after every pair.
    private void shift() {
        var runs = Math.max(400, releases / 10);
        shift(1.0, runs, 20_000, 1);
        shift(1.2, runs, 2_000, 330);
        shift(1.5, runs, 2_000, 66);
        shift(2.0, runs, 2_000, 24);
    }

    private void shift(double slower, int runs, int horizon, int reference) {
        var when = new ArrayList<Integer>();
        for (var i = 0; i < runs; i++) {
            var test = new ShiftTest(Bounds.DEFAULT, Confidence.DEFAULT);
            for (var n = 1; n <= horizon; n++) {
                var isSlower = Math.log(slower) + 0.5 * gauss() > 0.5 * gauss();
                test.pair(isSlower ? 1 : 0, isSlower ? 0 : 1);
                if (test.test().harm() >= 100) {
                    when.add(n);
                    break;
                }
            }
        }
        Collections.sort(when);
        var found = (double) when.size() / runs;
        var median = when.isEmpty() ? horizon : when.get(when.size() / 2);
        var isGood = slower == 1.0 ? lowerLimit(found, runs) <= 0.01 : found >= 0.94;
        isHeld &= isGood;
        say(
                "times x %.1f: found slower in %.1f %% of %d, median %d requests a version (reference %s)%s",
                slower,
                100 * found,
                runs,
                median,
                slower == 1.0 ? "1 % flagged" : "96 % at " + reference,
                isGood ? "" : " WORSE");
    }

    private double gauss() {
        return random.nextGaussian();
    }

    /// Kayenta's own examples of canaries that passed there and should not have.
    private void kayenta() {
        counts("kayenta#426", 4, 0);
        counts("kayenta#799", 11, 0);
        counts("spinnaker#6278", 703, 10);
        var pairs = new ShiftTest(Bounds.DEFAULT, Confidence.DEFAULT);
        double[] canary = {
            10, 10.1, 10.2, 10.3, 10.4, 10.5, 10.6, 17, 17.1, 17.2, 17.3, 17.4, 17.5, 17.6, 17.7
        };
        double[] control = {1, 100, 4, 101, 5, 102, 6, 103, 7, 104, 8, 105, 9, 106, 17};
        for (var i = 0; i < canary.length; i++) {
            pairs.pair(canary[i] > control[i] ? 1 : 0, canary[i] < control[i] ? 1 : 0);
        }
        vector("kayenta#780", pairs.test());
    }

    private void counts(String name, int canary, int stable) {
        var test = new RatioTest(Bounds.DEFAULT, Confidence.DEFAULT);
        test.add(0.5, canary, stable);
        vector(name, test);
    }

    private void vector(String name, RatioTest test) {
        isHeld &= test.verdict() != Verdict.SAFE;
        say("%s: %s, evidence of harm %.3g", name, test.verdict(), test.harm());
    }

    private static void say(String format, Object... values) {
        System.out.println("bar verdicts " + String.format(Locale.ROOT, format, values));
    }
}
