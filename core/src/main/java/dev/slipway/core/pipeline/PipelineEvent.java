package dev.slipway.core.pipeline;

import dev.slipway.core.event.Event;
import java.time.Instant;

/// What happened to runs. Each was saved before it is told.
public sealed interface PipelineEvent extends Event {
    RunId run();

    record RunChanged(Instant at, RunId run, Status status) implements PipelineEvent {}

    record StageChanged(Instant at, RunId run, String stage, Status status)
            implements PipelineEvent {}

    /// The first failing test or step of a run, told at once while the run goes on.
    record FirstFailure(Instant at, RunId run, String stage, String what)
            implements PipelineEvent {}
}
