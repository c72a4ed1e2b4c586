package dev.slipway.core.pipeline.runner;

import dev.slipway.core.pipeline.script.StepCall;
import org.jspecify.annotations.Nullable;

/// What a step of some name does. Returns what the step gives to a script.
@FunctionalInterface
interface StepAction {
    @Nullable Object run(StepMachine machine, StepCall call) throws InterruptedException;
}
