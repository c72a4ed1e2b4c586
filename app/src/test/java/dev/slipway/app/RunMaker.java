package dev.slipway.app;

import dev.slipway.core.pipeline.Artifact;
import dev.slipway.core.pipeline.BuiltImage;
import dev.slipway.core.pipeline.PipelineRun;
import dev.slipway.core.pipeline.StageResult;
import dev.slipway.core.pipeline.StageTimes;
import dev.slipway.core.pipeline.Status;
import dev.slipway.core.pipeline.StepResult;
import dev.slipway.core.pipeline.TestFailure;
import dev.slipway.core.pipeline.TestTotals;
import dev.slipway.core.source.Revision;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes runs for tests and pictures, one stage after the other on a clock of its own.
public final class RunMaker {
    private final String ref;
    private final String subject;
    private final Instant queuedAt;
    private final List<StageResult> stages = new ArrayList<>();
    private Instant at;
    private String commit = "9f3c1e2a".repeat(5);
    private int ordinal;

    public RunMaker(String ref, String subject, Instant queuedAt) {
        this.ref = ref;
        this.subject = subject;
        this.queuedAt = queuedAt;
        this.at = queuedAt.plusMillis(300);
    }

    /// Builds that commit instead of one that is nowhere.
    public RunMaker at(String hash) {
        commit = hash;
        return this;
    }

    public String ref() {
        return ref;
    }

    public Instant queuedAt() {
        return queuedAt;
    }

    public Revision revision() {
        return new Revision(commit, "Ada Lovelace <ada@example.org>", queuedAt, subject);
    }

    public StepResult step(
            String name, String label, Status status, Instant start, double seconds) {
        return new StepResult(
                ++ordinal,
                name,
                label,
                status,
                start,
                status == Status.RUNNING ? null : ofSeconds(seconds),
                false);
    }

    /// A stage with one shell step that begins where the clock is, which is not moved.
    public StageResult stage(
            String path, Status status, double seconds, double median, String command) {
        var name = path.substring(path.lastIndexOf('/') + 1);
        boolean began =
                status != Status.SKIPPED && status != Status.NOT_BUILT && status != Status.QUEUED;
        var times =
                began
                        ? new StageTimes(
                                ofSeconds(0.1),
                                ofSeconds(seconds * 0.12),
                                ofSeconds(seconds * 0.08),
                                ofSeconds(seconds * 0.74),
                                ofSeconds(seconds * 0.05))
                        : StageTimes.NONE;
        var steps =
                began ? List.of(step("sh", command, status, at, seconds)) : List.<StepResult>of();
        return new StageResult(
                name,
                path,
                status,
                began ? at : null,
                began && status != Status.RUNNING ? ofSeconds(seconds) : null,
                times,
                median > 0 ? ofSeconds(median) : null,
                status == Status.SKIPPED || status == Status.NOT_BUILT
                        ? "an earlier stage failed"
                        : null,
                false,
                steps,
                List.of());
    }

    /// The clock goes on and the stage is kept.
    public RunMaker then(StageResult stage) {
        stages.add(stage);
        var duration = stage.duration();
        at = at.plus(duration == null ? Duration.ZERO : duration);
        return this;
    }

    public StageResult group(
            String path, Status status, boolean parallel, StageResult... children) {
        var longest =
                java.util.stream.Stream.of(children)
                        .map(StageResult::duration)
                        .filter(d -> d != null)
                        .max(Duration::compareTo)
                        .orElse(null);
        return new StageResult(
                path.substring(path.lastIndexOf('/') + 1),
                path,
                status,
                children[0].startedAt(),
                status == Status.RUNNING ? null : longest,
                StageTimes.NONE,
                null,
                null,
                parallel,
                List.of(),
                List.of(children));
    }

    public PipelineRun whole(
            PipelineRun created,
            Status status,
            TestTotals tests,
            List<TestFailure> failures,
            @Nullable String cause) {
        return new PipelineRun(
                created.id(),
                created.ref(),
                created.revision(),
                created.trigger(),
                status,
                created.queuedAt(),
                created.queuedAt().plusMillis(300),
                status.isFinal() ? Duration.between(queuedAt, at) : null,
                stages,
                tests,
                failures,
                status == Status.SUCCESS
                        ? List.of(
                                new BuiltImage(
                                        "web",
                                        "shop-web:9f3c1e2",
                                        "sha256:" + "4be1".repeat(16),
                                        null,
                                        false))
                        : List.of(),
                List.of(new Artifact("build/shop.tar", 81_920, "5a".repeat(32))),
                List.of(),
                cause);
    }

    static Duration ofSeconds(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }
}
