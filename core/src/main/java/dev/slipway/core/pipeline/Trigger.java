package dev.slipway.core.pipeline;

/// What started a run.
public enum Trigger {
    MANUAL("manual"),
    POLL("poll"),
    WEBHOOK("webhook"),
    LOCAL_COMMIT("localCommit"),
    CRON("cron"),
    UPSTREAM("upstream"),
    REPLAY("replay");

    private final String word;

    Trigger(String word) {
        this.word = word;
    }

    /// True if nobody sits there and waits for it.
    public boolean isAutomatic() {
        return this != MANUAL && this != REPLAY;
    }

    public String word() {
        return word;
    }
}
