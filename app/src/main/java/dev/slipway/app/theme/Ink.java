package dev.slipway.app.theme;

import java.util.Locale;

/// A colour by its meaning, for what is drawn by hand. The sheet's `.palette` rule gives each its
/// token.
public enum Ink {
    TEXT,
    MUTED,
    SUBTLE,
    BACK,
    INSET,
    LINE,
    ACCENT,
    ACCENT_SOFT,
    SELECTION,
    MATCH,
    MATCH_HERE,
    SUCCESS,
    FAILURE,
    FAILURE_SOFT,
    WARNING,
    ABORTED,
    QUEUED,
    PULL,
    PREPARE,
    COLLECT,
    GHOST,
    VERSION_STABLE,
    VERSION_CANDIDATE,
    ANSI_BLACK,
    ANSI_RED,
    ANSI_GREEN,
    ANSI_YELLOW,
    ANSI_BLUE,
    ANSI_MAGENTA,
    ANSI_CYAN,
    ANSI_WHITE;

    /// `-sl-accent-soft`
    public String property() {
        return "-sl-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The colour of a finished or going state's bar.
    public static Ink of(Tone tone) {
        return switch (tone) {
            case SUCCESS -> SUCCESS;
            case FAILURE -> FAILURE;
            case WARNING, PAUSED -> WARNING;
            case RUNNING -> ACCENT;
            case ABORTED -> ABORTED;
            case QUEUED, SKIPPED, UNKNOWN -> QUEUED;
        };
    }
}
