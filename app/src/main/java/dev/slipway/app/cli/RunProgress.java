package dev.slipway.app.cli;

import dev.slipway.core.pipeline.PendingInput;
import dev.slipway.core.pipeline.PipelineEvent;
import dev.slipway.core.pipeline.PipelineRun;
import dev.slipway.core.pipeline.RunId;
import dev.slipway.core.pipeline.StageResult;
import dev.slipway.core.pipeline.Status;
import dev.slipway.core.time.Signal;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A run's stages and log lines on standard error while it goes on. For one thread.
final class RunProgress {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    private final Session session;
    private final RunId id;
    private final RunLog log;
    private final Signal changed = new Signal();
    private final Map<String, Status> told = new HashMap<>();
    private final Set<String> toldInputs = new HashSet<>();
    private final Silence silence;
    private boolean toldQueued;
    private @Nullable InputPrompt prompt;

    RunProgress(Session session, RunId id, boolean withLog) {
        this.session = session;
        this.id = id;
        this.silence = new Silence(session.timer(), session.console());
        this.log =
                new RunLog(
                        session.core().pipelines(),
                        stage -> withLog,
                        (stage, step, line) ->
                                session.console()
                                        .progress("[" + stage.path() + "] " + line.text()));
    }

    RunId id() {
        return id;
    }

    /// @param who is asked what the run waits for
    void asking(InputPrompt who) {
        prompt = who;
    }

    /// Follows a run to its end, in whichever process it is.
    PipelineRun followUntilEnd() throws InterruptedException {
        return follow(run -> run.status().isFinal());
    }

    /// The same, and no longer than until it waits for a person. If its process dies, it is ended.
    PipelineRun followUntilEndOrInput(CarriedRun carried) throws InterruptedException {
        return follow(run -> {
            if (!run.status().isFinal() && !carried.isAlive()) {
                session.core().pipelines().recover(id);
            }
            return run.status().isFinal() || !run.details().waiting().isEmpty();
        });
    }

    private PipelineRun follow(Predicate<PipelineRun> isOver) throws InterruptedException {
        try (var subscription = session.core().events().on(PipelineEvent.class, this::hear)) {
            var run = look();
            while (!isOver.test(run)) {
                session.timer().await(changed, LOOK_AGAIN);
                run = look();
            }
            return run;
        }
    }

    private void hear(PipelineEvent event) {
        if (event.run().equals(id)) {
            if (event instanceof PipelineEvent.FirstFailure(_, _, var stage, var what)) {
                session.console().progress("! first failure, in " + stage + ": " + what);
            }
            changed.raise();
        }
    }

    private PipelineRun look() {
        var run = session.core().pipelines().find(id).orElseThrow();
        tell(run);
        return run;
    }

    private void tell(PipelineRun run) {
        log.handOn(run);
        tellQueued(run);
        run.allStages().forEach(this::tell);
        run.details().waiting().forEach(this::tell);
        silence.tell(run, log.lines());
    }

    private void tellQueued(PipelineRun run) {
        if (run.status() != Status.QUEUED || toldQueued) {
            return;
        }
        var ahead = session.core().pipelines().ahead(id);
        if (!ahead.isEmpty()) {
            toldQueued = true;
            var names = ahead.stream().map(RunId::toString).collect(Collectors.joining(", "));
            session.console().progress("○ queued until there is a place: " + names + " running");
        }
    }

    private void tell(PendingInput pending) {
        if (toldInputs.add(pending.id())) {
            session.console()
                    .progress(
                            "? "
                                    + pending.stage()
                                    + " waits: "
                                    + pending.message()
                                    + "  (slipway answer "
                                    + id
                                    + " "
                                    + pending.id()
                                    + " ok|abort)");
        }
        if (prompt != null) {
            prompt.ask(id, pending);
        }
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
