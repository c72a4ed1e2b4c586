package dev.slipway.core.pipeline.runner;

import dev.slipway.core.pipeline.Status;
import dev.slipway.core.pipeline.script.Failing;

/// Ends steps up to whoever deals with it (`retry`, a script's `catch`, the stage). A result, not a
/// bug: it carries the status it gives and one sentence.
public final class StepFailure extends RuntimeException implements Failing {
    private final Status status;

    public StepFailure(Status status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    static StepFailure failure(String message) {
        return new StepFailure(Status.FAILURE, message);
    }

    public Status status() {
        return status;
    }

    public String message() {
        return String.valueOf(getMessage());
    }

    @Override
    public boolean isInterruption() {
        return status == Status.ABORTED;
    }
}
