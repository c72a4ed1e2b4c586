package dev.slipway.core.release;

import java.util.List;

/// The versions that a release has side by side: what runs, what is tried, and up to three more
/// that run beside them (further variants of an A/B test, a canary's fresh baseline).
public enum Side {
    STABLE,
    CANDIDATE,
    THIRD,
    FOURTH,
    FIFTH;

    /// Those beside stable and candidate.
    public static final List<Side> FURTHER = List.of(THIRD, FOURTH, FIFTH);

    /// Stable's other is the candidate, everybody else's is stable.
    public Side other() {
        return this == STABLE ? CANDIDATE : STABLE;
    }

    /// One of stable's and one of the candidate's.
    public record Pair<T>(T stable, T candidate) {
        public T of(Side side) {
            return side == STABLE ? stable : candidate;
        }
    }
}
