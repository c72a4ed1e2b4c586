package dev.slipway.core.pipeline.runner;

import dev.slipway.core.pipeline.When;
import org.jspecify.annotations.Nullable;

/// A stage's `when`, looked at once, at the place in the stage's way that the file asks for. For
/// the stage's thread.
final class WhenGate {
    private final @Nullable When when;
    private final StepMachine machine;
    private boolean passed;
    private @Nullable String why;

    WhenGate(@Nullable When when, StepMachine machine) {
        this.when = when;
        this.machine = machine;
        this.passed = when == null;
    }

    /// Why the stage is skipped, null if it is not.
    @Nullable String why() {
        return why;
    }

    boolean holdsBeforeOptions() {
        return when == null || !when.beforeOptions() || holds();
    }

    boolean holdsBeforeInput() {
        return when == null || !when.beforeInput() || holds();
    }

    boolean holdsBeforeAgent() {
        return when == null || !when.beforeAgent() || holds();
    }

    boolean holds() {
        if (when != null && !passed && why == null) {
            why = new WhenCheck(machine).whyNot(when).orElse(null);
            passed = why == null;
        }
        return passed;
    }
}
