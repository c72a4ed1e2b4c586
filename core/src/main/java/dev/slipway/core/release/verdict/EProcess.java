package dev.slipway.core.release.verdict;

import java.util.HashMap;
import java.util.Map;

/// Evidence that the candidate's events (errors, slow answers) are more than `ratio` times, or less
/// than `ratio` times, as likely as stable's. Given that an event happened while the candidate had
/// the share s of the requests, it is the candidate's with probability `s·RR / (s·RR + 1 − s)`,
/// whatever the background rate. The evidence is a mixture of likelihood ratios; under the opposite
/// it ever reaches 1/a with probability a at most (Ville's inequality), however often one looks.
///
/// Source: Lindon & Malek, arXiv 2011.03567; Robbins 1970. Not safe for several threads.
public final class EProcess {
    private static final int POINTS = 40;
    private static final double STEP_OFF = 1.2;
    private static final double FURTHEST = 50;

    private final double ratio;
    private final double[] alternatives;
    private final double[] logs = new double[POINTS];
    private final Map<Double, double[][]> gains = new HashMap<>();

    private EProcess(double ratio, double nearest, double furthest) {
        this.ratio = ratio;
        this.alternatives = grid(nearest, furthest);
    }

    /// Evidence for "above": alternatives from 1.2 times the ratio to 50.
    public static EProcess above(double ratio) {
        return new EProcess(ratio, ratio * STEP_OFF, Math.max(FURTHEST, ratio * FURTHEST / 10));
    }

    /// Evidence for "below": the mirror image, alternatives down to a fiftieth of the ratio.
    public static EProcess below(double ratio) {
        return new EProcess(ratio, ratio / STEP_OFF, ratio / FURTHEST);
    }

    private static double[] grid(double from, double to) {
        var points = new double[POINTS];
        for (var k = 0; k < POINTS; k++) {
            points[k] = from * Math.pow(to / from, k / (POINTS - 1.0));
        }
        return points;
    }

    /// Events that happened while the candidate had this share, 0 to 1, of the requests. Where one
    /// of the two had none, events say nothing.
    public void add(double share, long candidate, long stable) {
        if (share <= 0 || share >= 1 || (candidate == 0 && stable == 0)) {
            return;
        }
        var gain = gains.computeIfAbsent(share, this::gains);
        for (var k = 0; k < POINTS; k++) {
            logs[k] += candidate * gain[0][k] + stable * gain[1][k];
        }
    }

    private double[][] gains(double share) {
        var gain = new double[2][POINTS];
        var isCandidate = attributed(share, ratio);
        for (var k = 0; k < POINTS; k++) {
            var alternative = attributed(share, alternatives[k]);
            gain[0][k] = Math.log(alternative / isCandidate);
            gain[1][k] = Math.log((1 - alternative) / (1 - isCandidate));
        }
        return gain;
    }

    /// The chance that an event is the candidate's.
    static double attributed(double share, double ratio) {
        return share * ratio / (share * ratio + 1 - share);
    }

    /// Natural logarithm of the evidence; 0 without any.
    public double log() {
        var most = Double.NEGATIVE_INFINITY;
        for (var log : logs) {
            most = Math.max(most, log);
        }
        var sum = 0.0;
        for (var log : logs) {
            sum += Math.exp(log - most);
        }
        return most + Math.log(sum / POINTS);
    }

    /// True if being wrong has at most this probability.
    public boolean isBeyond(double error) {
        return log() >= -Math.log(error);
    }

    /// What an event adds to the logarithm on average, at the best single alternative, if the
    /// candidate's ratio really is `truth`.
    double growth(double share, double truth) {
        var gain = gains.computeIfAbsent(share, this::gains);
        var isCandidate = attributed(share, truth);
        var best = Double.NEGATIVE_INFINITY;
        for (var k = 0; k < POINTS; k++) {
            best = Math.max(best, isCandidate * gain[0][k] + (1 - isCandidate) * gain[1][k]);
        }
        return best;
    }
}
