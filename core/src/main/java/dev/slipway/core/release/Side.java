package dev.slipway.core.release;

/// The two versions of a release.
public enum Side {
    STABLE,
    CANDIDATE;

    public Side other() {
        return this == STABLE ? CANDIDATE : STABLE;
    }

    /// One of each.
    public record Pair<T>(T stable, T candidate) {
        public T of(Side side) {
            return side == STABLE ? stable : candidate;
        }
    }
}
