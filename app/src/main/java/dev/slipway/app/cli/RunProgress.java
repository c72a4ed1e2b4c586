package dev.slipway.app.cli;

import dev.slipway.core.pipeline.PipelineEvent;
import dev.slipway.core.pipeline.PipelineRun;
import dev.slipway.core.pipeline.Pipelines;
import dev.slipway.core.pipeline.RunId;
import dev.slipway.core.pipeline.StageResult;
import dev.slipway.core.pipeline.Status;
import dev.slipway.core.time.Signal;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// A run's stages and log lines on standard error while it goes on. For one thread.
final class RunProgress {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    private final Session session;
    private final RunId id;
    private final RunLog log;
    private final Signal changed = new Signal();
    private final Map<String, Status> told = new HashMap<>();

    RunProgress(Session session, RunId id, boolean withLog) {
        this.session = session;
        this.id = id;
        this.log =
                new RunLog(
                        session.core().pipelines(),
                        stage -> withLog,
                        (stage, step, line) ->
                                session.console()
                                        .progress("[" + stage.path() + "] " + line.text()));
    }

    /// Follows a run of this process to its end.
    PipelineRun followUntilEnd(Pipelines.Started started) throws InterruptedException {
        try (var subscription = session.core().events().on(PipelineEvent.class, this::hear)) {
            while (!look()) {
                session.timer().await(changed, LOOK_AGAIN);
            }
        }
        var run = started.await();
        tell(run);
        return run;
    }

    private void hear(PipelineEvent event) {
        if (event.run().equals(id)) {
            changed.raise();
        }
    }

    private boolean look() {
        var run = session.core().pipelines().find(id).orElseThrow();
        tell(run);
        return run.status().isFinal();
    }

    private void tell(PipelineRun run) {
        log.handOn(run);
        run.allStages().forEach(this::tell);
    }

    private void tell(StageResult stage) {
        var before = told.put(stage.path(), stage.status());
        if (before == stage.status() || stage.status() == Status.QUEUED) {
            return;
        }
        var took = stage.status().isFinal() ? "  " + Texts.duration(stage.duration()) : "";
        var why = stage.skippedBecause() == null ? "" : "  (" + stage.skippedBecause() + ")";
        session.console()
                .progress(
                        RunText.mark(stage.status())
                                + " "
                                + stage.path()
                                + "  "
                                + stage.status().word()
                                + took
                                + why);
    }
}
