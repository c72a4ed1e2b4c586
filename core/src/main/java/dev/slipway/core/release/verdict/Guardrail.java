package dev.slipway.core.release.verdict;

/// Gross breakage, outside of all statistics: the candidate answers nothing but errors while stable
/// makes none. Not safe for several threads.
public final class Guardrail {
    private static final long LONGEST = 5;

    private long inARow;

    /// What one interval had.
    public void add(long requests, long errors, long stableErrors) {
        if (stableErrors > 0 || errors < requests) {
            inARow = 0;
        } else {
            inARow += errors;
        }
    }

    /// Errors of the candidate one after the other, none of stable's in that time.
    public boolean isHit() {
        return inARow >= LONGEST;
    }

    public long inARow() {
        return inARow;
    }
}
