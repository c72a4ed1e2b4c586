package dev.slipway.core.pipeline;

import java.util.Optional;

/// Port: a stage that Slipway itself adds at the end of a pipeline that passed; the Image stage is
/// one. Runs on the run's own thread; what it makes outlives the run, what it needs in between it
/// cleans up itself.
public interface ClosingStage {

    /// The stage's name for this run, or empty if there is nothing to do.
    Optional<String> nameFor(RunScope scope);

    /// Does the work; problems become the stage's failure. May be cancelled by interruption.
    void run(RunScope scope);
}
