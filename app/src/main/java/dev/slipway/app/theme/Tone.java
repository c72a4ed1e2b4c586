package dev.slipway.app.theme;

import dev.slipway.core.pipeline.Status;
import java.util.Locale;

/// How a state looks: a shape and a colour, always beside its word. The sheet draws both from the
/// style class.
public enum Tone {
    SUCCESS,
    FAILURE,
    WARNING,
    RUNNING,
    PAUSED,
    QUEUED,
    ABORTED,
    SKIPPED,
    UNKNOWN;

    public static Tone of(Status status) {
        return switch (status) {
            case SUCCESS -> SUCCESS;
            case FAILURE -> FAILURE;
            case UNSTABLE -> WARNING;
            case RUNNING -> RUNNING;
            case QUEUED -> QUEUED;
            case ABORTED -> ABORTED;
            case NOT_BUILT, SKIPPED -> SKIPPED;
        };
    }

    /// `tone-success`
    public String styleClass() {
        return "tone-" + name().toLowerCase(Locale.ROOT);
    }
}
