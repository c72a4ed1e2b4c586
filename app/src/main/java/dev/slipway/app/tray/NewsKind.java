package dev.slipway.app.tray;

/// What Slipway may tell a person who looks elsewhere; each can be silenced by its `id`.
public enum NewsKind {
    RUN_FAILED("runFailed", true, true),
    RUN_FIXED("runFixed", true, false),
    /// A run that took more than five minutes; shorter ones are `RUN_SUCCEEDED`.
    LONG_RUN("longRun", true, false),
    RUN_SUCCEEDED("runSucceeded", false, false),
    WAITS("waits", true, true),
    GUARD_TRIPPED("guardTripped", true, true),
    RELEASE_FAILED("releaseFailed", true, true),
    ROLLED_BACK("rolledBack", true, false),
    RELEASED("released", false, false),
    ENGINE_LOST("engineLost", true, true);

    private final String id;
    private final boolean usual;
    private final boolean urgent;

    NewsKind(String id, boolean usual, boolean urgent) {
        this.id = id;
        this.usual = usual;
        this.urgent = urgent;
    }

    /// Its name in settings, and in the texts: `tray.news.ID`.
    public String id() {
        return id;
    }

    /// True if it is told unless somebody said no; the others only when somebody asked for them.
    public boolean isUsual() {
        return usual;
    }

    public boolean isUrgent() {
        return urgent;
    }
}
