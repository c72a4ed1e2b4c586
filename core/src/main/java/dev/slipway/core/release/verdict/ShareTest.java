package dev.slipway.core.release.verdict;

/// Do requests reach the candidate at the share that was asked for? A wrong share would make every
/// other verdict worthless (sample ratio mismatch). The same process on requests instead of events,
/// both ways. Only for requests that are drawn each by itself. Not safe for several threads.
public final class ShareTest {
    private static final double ERROR = 0.001;

    private final EProcess more = EProcess.above(1);
    private final EProcess less = EProcess.below(1);

    /// Requests at a share (0 to 1) of the candidate.
    public void add(double share, long candidate, long stable) {
        more.add(share, candidate, stable);
        less.add(share, candidate, stable);
    }

    /// The average of both sides' evidence is evidence again.
    public double evidence() {
        return (Math.exp(Math.min(500, more.log())) + shortness()) / 2;
    }

    /// Evidence that the candidate gets less than its share; above `evidence` if it is that side
    /// which speaks.
    public double shortness() {
        return Math.exp(Math.min(500, less.log()));
    }

    /// True in at most one release of a thousand in which the share is right.
    public boolean isWrong() {
        return evidence() >= 1 / ERROR;
    }
}
