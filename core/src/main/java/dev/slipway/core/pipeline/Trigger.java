package dev.slipway.core.pipeline;

import java.util.Set;

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

    /// What Jenkins calls it in `triggeredBy`, without `Cause` at the end.
    public Set<String> causes() {
        return switch (this) {
            case MANUAL -> Set.of("UserId");
            case REPLAY -> Set.of("UserId", "Replay");
            case POLL, WEBHOOK, LOCAL_COMMIT -> Set.of("SCMTrigger", "BranchEvent");
            case CRON -> Set.of("TimerTrigger");
            case UPSTREAM -> Set.of("Upstream", "BuildUpstream");
        };
    }

    public String word() {
        return word;
    }
}
