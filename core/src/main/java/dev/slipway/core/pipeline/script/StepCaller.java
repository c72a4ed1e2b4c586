package dev.slipway.core.pipeline.script;

import org.jspecify.annotations.Nullable;

/// Port: runs a step that a script calls, in the agent the script is in. Whoever runs pipelines
/// implements it. Called on the thread that runs the script.
public interface StepCaller {

    /// True if there is a step of that name; other names are the script's own.
    boolean knows(String step);

    /// Runs it and returns what it gives: null, a Boolean, a number, a text, a List or a Map. What
    /// it throws ends the script unless the script catches it.
    @Nullable Object call(StepCall call);

    /// Runs the `catch` or `finally` of a script that was stopped: its steps still work, for a
    /// while.
    default <T extends @Nullable Object> T afterStop(java.util.function.Supplier<T> body) {
        return body.get();
    }
}
