package dev.slipway.core.pipeline.runner;

import dev.slipway.core.pipeline.script.Stopped;

/// Work ends because a halt was asked; no script can catch it.
final class Halted extends Stopped {
    private final transient Halt.Reason reason;

    Halted(Halt.Reason reason) {
        super(reason.words());
        this.reason = reason;
    }

    Halt.Reason reason() {
        return reason;
    }
}
