package dev.slipway.app.cli;

import dev.slipway.core.pipeline.PipelineEvent;
import dev.slipway.core.pipeline.PipelineRun;
import dev.slipway.core.pipeline.Pipelines;
import dev.slipway.core.pipeline.RunId;
import dev.slipway.core.pipeline.StageResult;
import dev.slipway.core.pipeline.Status;
import dev.slipway.core.pipeline.StepResult;
import dev.slipway.core.time.Signal;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// A run's stages and log lines on standard error while it goes on. For one thread.
final class RunProgress {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);
    private static final int LINES_AT_ONCE = 500;

    private final Session session;
    private final RunId id;
    private final boolean withLog;
    private final Signal changed = new Signal();
    private final Map<String, Status> told = new HashMap<>();
    private final Map<Integer, Long> printed = new HashMap<>();

    RunProgress(Session session, RunId id, boolean withLog) {
        this.session = session;
        this.id = id;
        this.withLog = withLog;
    }

    /// Follows a run of this process to its end.
    PipelineRun followUntilEnd(Pipelines.Started started) throws InterruptedException {
        try (var subscription =
                session.core()
                        .events()
                        .on(
                                PipelineEvent.class,
                                event -> {
                                    if (event.run().equals(id)) {
                                        changed.raise();
                                    }
                                })) {
            while (!look()) {
                session.timer().await(changed, LOOK_AGAIN);
            }
        }
        var run = started.await();
        tell(run);
        return run;
    }

    private boolean look() {
        var run = session.core().pipelines().find(id).orElseThrow();
        tell(run);
        return run.status().isFinal();
    }

    private void tell(PipelineRun run) {
        run.allStages().forEach(this::tell);
    }

    private void tell(StageResult stage) {
        if (withLog) {
            stage.steps().forEach(step -> log(stage, step));
        }
        var before = told.put(stage.path(), stage.status());
        if (before != stage.status() && stage.status() != Status.QUEUED) {
            var took = stage.status().isFinal() ? "  " + Texts.duration(stage.duration()) : "";
            var why = stage.skippedBecause() == null ? "" : "  (" + stage.skippedBecause() + ")";
            session.console()
                    .progress(
                            "%s %s  %s%s%s"
                                    .formatted(
                                            RunText.mark(stage.status()),
                                            stage.path(),
                                            stage.status().word(),
                                            took,
                                            why));
        }
    }

    private void log(StageResult stage, StepResult step) {
        var from = printed.getOrDefault(step.ordinal(), 0L);
        if (from < 0) {
            return;
        }
        try (var log = session.core().pipelines().log(id, step)) {
            var complete = log.isComplete();
            var lines = log.lines(from, LINES_AT_ONCE);
            while (!lines.isEmpty()) {
                lines.forEach(line ->
                        session.console().progress("[" + stage.path() + "] " + line.text()));
                from += lines.size();
                lines = log.lines(from, LINES_AT_ONCE);
            }
            printed.put(step.ordinal(), complete ? -1L : from);
        }
    }
}
