package dev.slipway.core.source.watch;

/// What made us look.
public enum Cause {
    POLL,
    LOCAL_COMMIT,
    WEBHOOK
}
