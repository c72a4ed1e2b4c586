package dev.slipway.core.pipeline;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A run as lists of many projects show it: without its stages and all else that takes reading.
///
/// @param duration null while it goes on
public record RunGlance(
        RunId id, String ref, Status status, Instant queuedAt, @Nullable Duration duration) {

    public static RunGlance of(PipelineRun run) {
        return new RunGlance(run.id(), run.ref(), run.status(), run.queuedAt(), run.duration());
    }
}
