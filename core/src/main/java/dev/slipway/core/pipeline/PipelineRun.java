package dev.slipway.core.pipeline;

import dev.slipway.core.source.Revision;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One run as it stands: immutable; a newer one replaces it in the store while the run goes on.
///
/// @param ref what was asked for, as a branch or tag name or a hash
/// @param cause why it ended badly, in one sentence, null if it did not
/// @param warnings what a person should know though it ran: uncommitted changes, fallbacks
/// @param details parameters, what it waits for, messages, where it was restarted
public record PipelineRun(
        RunId id,
        String ref,
        Revision revision,
        Trigger trigger,
        Status status,
        Instant queuedAt,
        @Nullable Instant startedAt,
        @Nullable Duration duration,
        List<StageResult> stages,
        TestTotals tests,
        List<TestFailure> failures,
        List<BuiltImage> images,
        List<Artifact> artifacts,
        List<String> warnings,
        @Nullable String cause,
        RunDetails details) {

    public PipelineRun {
        stages = List.copyOf(stages);
        failures = List.copyOf(failures);
        images = List.copyOf(images);
        artifacts = List.copyOf(artifacts);
        warnings = List.copyOf(warnings);
    }

    /// One of which no more is known.
    public PipelineRun(
            RunId id,
            String ref,
            Revision revision,
            Trigger trigger,
            Status status,
            Instant queuedAt,
            @Nullable Instant startedAt,
            @Nullable Duration duration,
            List<StageResult> stages,
            TestTotals tests,
            List<TestFailure> failures,
            List<BuiltImage> images,
            List<Artifact> artifacts,
            List<String> warnings,
            @Nullable String cause) {
        this(
                id,
                ref,
                revision,
                trigger,
                status,
                queuedAt,
                startedAt,
                duration,
                stages,
                tests,
                failures,
                images,
                artifacts,
                warnings,
                cause,
                RunDetails.NONE);
    }

    public PipelineRun with(RunDetails other) {
        return new PipelineRun(
                id, ref, revision, trigger, status, queuedAt, startedAt, duration, stages, tests,
                failures, images, artifacts, warnings, cause, other);
    }

    /// When it began, or was queued if it has not yet.
    public Instant begun() {
        return startedAt == null ? queuedAt : startedAt;
    }

    public Stream<StageResult> allStages() {
        return stages.stream().flatMap(StageResult::flatten);
    }

    public Optional<StageResult> stage(String path) {
        return allStages().filter(stage -> stage.path().equals(path)).findFirst();
    }
}
