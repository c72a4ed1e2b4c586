package dev.slipway.core.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One stage of a run, with its children (nested, parallel or matrix stages) and steps.
///
/// @param path names from the root joined by `/`, unique in a run: `Test/unit`
/// @param parallel true if the children run at the same time
/// @param median of the stage's last ten successful durations before this run, null without any
/// @param skippedBecause the reason for skipped and notBuilt, in words: `when branch 'main': the
///   branch is 'feature'`
/// @param startedAt null while queued or when never started
/// @param duration null until it ended
public record StageResult(
        String name,
        String path,
        Status status,
        @Nullable Instant startedAt,
        @Nullable Duration duration,
        StageTimes times,
        @Nullable Duration median,
        @Nullable String skippedBecause,
        boolean parallel,
        List<StepResult> steps,
        List<StageResult> children) {

    public StageResult {
        steps = List.copyOf(steps);
        children = List.copyOf(children);
    }

    /// This stage and all below it, parents first.
    public Stream<StageResult> flatten() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(StageResult::flatten));
    }
}
