package dev.slipway.core.pipeline;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One step of a stage.
///
/// @param ordinal its number in the run, from 1; names its log file
/// @param name the step's name: `sh`, `junit`, `archiveArtifacts`…, or `vertex` for a step of an
///   image build
/// @param label what a reader sees: the label argument, else the first line of the command
/// @param cached true for an image-build step that was taken from the cache
/// @param duration null while it runs
public record StepResult(
        int ordinal,
        String name,
        String label,
        Status status,
        Instant startedAt,
        @Nullable Duration duration,
        boolean cached) {}
