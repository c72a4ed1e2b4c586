package dev.slipway.core.pipeline;

import dev.slipway.core.engine.Execs;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A container like the one that a stage failed in: its image, its workspace as it was then, its
/// variables without secrets. Made for whoever opens it; closing removes it and all that belongs to
/// it. What is changed in it changes no run. For one caller.
public interface FailedShell extends AutoCloseable {
    /// Path of the stage.
    String stage();

    String image();

    /// Starts a command in the folder of the failed step, as the stage's user.
    ///
    /// @param terminal null for plain streams; then there is no standard input
    Execs.Running start(
            List<String> command, Execs.@Nullable Terminal terminal, Execs.OutputSink output);

    @Override
    void close();
}
