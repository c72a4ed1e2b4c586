package dev.slipway.core.contract;

import dev.slipway.core.pipeline.Artifact;
import dev.slipway.core.pipeline.BuiltImage;
import dev.slipway.core.pipeline.Notice;
import dev.slipway.core.pipeline.Parameter;
import dev.slipway.core.pipeline.PendingInput;
import dev.slipway.core.pipeline.PipelineRun;
import dev.slipway.core.pipeline.Question;
import dev.slipway.core.pipeline.RunDetails;
import dev.slipway.core.pipeline.StageResult;
import dev.slipway.core.pipeline.StageTimes;
import dev.slipway.core.pipeline.Status;
import dev.slipway.core.pipeline.StepResult;
import dev.slipway.core.pipeline.TestFailure;
import dev.slipway.core.pipeline.TestTotals;
import dev.slipway.core.source.Revision;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Runs to save in tests.
public final class Runs {
    public static final Revision REVISION =
            new Revision(
                    "0123456789012345678901234567890123456789",
                    "Ada <ada@example.org>",
                    Instant.parse("2026-11-20T08:00:00Z"),
                    "Round prices\n\nHalf up, \u4f60\u597d.");
    private static final Instant START = Instant.parse("2026-11-22T10:00:01.456Z");

    private Runs() {}

    /// With something in every field.
    public static PipelineRun whole(PipelineRun created, Status status) {
        var step =
                new StepResult(
                        1,
                        "sh",
                        "make \"test\"",
                        status,
                        START,
                        Duration.ofNanos(123_456_789),
                        false);
        var unit = stage("unit", "Test/unit", status, 3, List.of(step), List.of());
        var test = stage("Test", "Test", status, 4, List.of(), List.of(unit));
        return of(
                created,
                status,
                List.of(test),
                new TestTotals(6, 1, 1, 1, 2, 1),
                List.of(new TestFailure("CartTest.rounds", "expected 2")),
                List.of(new BuiltImage("web", "shop/web:1", "sha256:ab", null, false)),
                List.of(new Artifact("out/app.tar", 12_345_678_901L, "ab".repeat(32))),
                List.of("2 files are not committed and so not built."),
                "Stage Test failed.");
    }

    /// A success with these artifacts.
    public static PipelineRun with(PipelineRun created, List<Artifact> artifacts) {
        return of(
                created,
                Status.SUCCESS,
                List.of(),
                TestTotals.NONE,
                List.of(),
                List.of(),
                artifacts,
                List.of(),
                null);
    }

    static PipelineRun withStage(PipelineRun created, Status status, String name, int seconds) {
        return of(
                created,
                status,
                List.of(stage(name, name, status, seconds, List.of(), List.of())),
                TestTotals.NONE,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null);
    }

    private static final RunDetails DETAILS =
            new RunDetails(
                    Map.of("TO", "prod"),
                    "#7 prod",
                    null,
                    List.of(
                            new PendingInput(
                                    "Ship",
                                    "Deploy",
                                    "Ship it?",
                                    "Go",
                                    "",
                                    List.of(
                                            new Question(
                                                    Parameter.Kind.CHOICE,
                                                    "TO",
                                                    "where",
                                                    "prod",
                                                    List.of("prod", "test"))),
                                    START)),
                    List.of(new Notice("mail", "ada@example.org", "red", "again", START)),
                    "Deploy",
                    "-a\n+b\n");

    private static PipelineRun of(
            PipelineRun created,
            Status status,
            List<StageResult> stages,
            TestTotals tests,
            List<TestFailure> failures,
            List<BuiltImage> images,
            List<Artifact> artifacts,
            List<String> warnings,
            @Nullable String cause) {
        return new PipelineRun(
                created.id(),
                created.ref(),
                created.revision(),
                created.trigger(),
                status,
                created.queuedAt(),
                START,
                Duration.ofMillis(5_432),
                stages,
                tests,
                failures,
                images,
                artifacts,
                warnings,
                cause,
                DETAILS);
    }

    private static StageResult stage(
            String name,
            String path,
            Status status,
            int seconds,
            List<StepResult> steps,
            List<StageResult> children) {
        return new StageResult(
                name,
                path,
                status,
                START,
                Duration.ofSeconds(seconds),
                new StageTimes(
                        Duration.ofMillis(1),
                        Duration.ZERO,
                        Duration.ofNanos(7),
                        Duration.ofSeconds(seconds),
                        Duration.ZERO),
                Duration.ofSeconds(2),
                null,
                !children.isEmpty(),
                steps,
                children);
    }
}
