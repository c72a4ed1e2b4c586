package dev.slipway.core.release;

/// How a release ended.
public enum Outcome {
    Promoted,
    FastPromoted,
    Aborted,
    Superseded,
    RolledBack,
    FastRolledBack,
    Failed
}
