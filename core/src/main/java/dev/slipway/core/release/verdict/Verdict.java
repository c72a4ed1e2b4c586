package dev.slipway.core.release.verdict;

/// What the figures say so far. Spelled like this in output. Lack of data is never a pass.
public enum Verdict {
    REGRESSED,
    SAFE,
    NOT_ENOUGH_YET
}
