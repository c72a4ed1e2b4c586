package dev.slipway.core.pipeline;

/// What started a run.
public enum Trigger {
    MANUAL("manual"),
    POLL("poll"),
    WEBHOOK("webhook"),
    LOCAL_COMMIT("localCommit"),
    REPLAY("replay"),
    CRON("cron"),
    UPSTREAM("upstream");

    private final String word;

    Trigger(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
