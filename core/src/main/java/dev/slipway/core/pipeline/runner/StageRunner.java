package dev.slipway.core.pipeline.runner;

import dev.slipway.core.event.Subscription;
import dev.slipway.core.pipeline.EnvironmentEntry;
import dev.slipway.core.pipeline.Options;
import dev.slipway.core.pipeline.Stage;
import dev.slipway.core.pipeline.Status;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.List;

/// Runs stages: in a row, nested, or at the same time.
final class StageRunner {
    private static final Logger log = LoggerFactory.getLogger(StageRunner.class);

    private final RunContext run;
    private final AgentChoice agents;
    private final ReportWatch reports;

    StageRunner(RunContext run, AgentChoice agents, ReportWatch reports) {
        this.run = run;
        this.agents = agents;
        this.reports = reports;
    }

    /// One after the other; after a failure the others are not built.
    void sequence(List<Stage> stages, List<StageRecord> records, StepContext outer) {
        try (var ahead = new AheadAgents(agents)) {
            sequence(stages, records, outer, ahead);
        }
    }

    private void sequence(
            List<Stage> stages, List<StageRecord> records, StepContext outer, AheadAgents ahead) {
        for (var i = 0; i < stages.size(); i++) {
            var why = whyNotNext(records.subList(0, i), outer);
            if (why != null) {
                run.recorder().leaveOut(records.get(i), Status.NOT_BUILT, why);
                continue;
            }
            if (i + 1 < stages.size()) {
                ahead.plan(stages.get(i + 1), outer);
            }
            one(stages.get(i), records.get(i), outer, ahead);
        }
    }

    private @Nullable String whyNotNext(List<StageRecord> done, StepContext outer) {
        var reason = outer.halt().reason();
        if (reason != null) {
            return "the run ended before: " + reason.words();
        }
        for (var stage : done) {
            var status = run.recorder().status(stage);
            if (run.recorder().isBroken(stage)) {
                return "stage '" + stage.name + "' before it ended with " + status.word();
            }
            if (status == Status.UNSTABLE
                    && run.pipeline().options().has("skipStagesAfterUnstable")) {
                return "stage '" + stage.name + "' before it is unstable";
            }
        }
        return null;
    }

    /// All at the same time, each on a thread of its own.
    private void parallel(
            List<Stage> stages, List<StageRecord> records, boolean failFast, StepContext outer) {
        var isFast = failFast || run.pipeline().options().has("parallelsAlwaysFailFast");
        try (var group = outer.halt().child()) {
            var inner = outer.under(group.halt());
            var threads = new ArrayList<Thread>();
            for (var i = 0; i < stages.size(); i++) {
                var stage = stages.get(i);
                var record = records.get(i);
                threads.add(
                        Thread.ofVirtual()
                                .name("stage " + record.path)
                                .start(() -> branch(stage, record, inner, isFast)));
            }
            threads.forEach(StageRunner::join);
        }
    }

    private void branch(Stage stage, StageRecord record, StepContext inner, boolean failFast) {
        try (var ahead = new AheadAgents(agents)) {
            one(stage, record, inner, ahead);
        }
        var status = run.recorder().status(record);
        if (failFast && run.recorder().isBroken(record)) {
            inner.halt()
                    .ask(
                            Halt.Reason.aborted(
                                    "stage '"
                                            + stage.name()
                                            + "' ended with "
                                            + status.word()
                                            + ", and the stages beside it fail fast"));
        }
    }

    static void join(Thread thread) {
        var interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// One stage from its conditions to its post. Its record says how it went.
    private void one(Stage stage, StageRecord record, StepContext outer, AheadAgents ahead) {
        var named = outer.variables().with("STAGE_NAME", stage.name());
        var machine = new StepMachine(outer.in(record).with(named));
        var begun = false;
        var status = Status.FAILURE;
        try {
            var skipped = whyNot(stage, machine);
            if (skipped != null) {
                run.recorder().leaveOut(record, Status.SKIPPED, skipped);
                return;
            }
            run.recorder().begin(record);
            begun = true;
            status = inAgent(stage, record, machine, ahead);
        } catch (RuntimeException e) {
            if (!begun) {
                run.recorder().begin(record);
            }
            status = failed(record, e);
        }
        run.recorder().end(record, status);
    }

    private @Nullable String whyNot(Stage stage, StepMachine machine) {
        var when = stage.when();
        if (when == null) {
            return null;
        }
        var known = environment(stage.environment(), machine.here());
        return machine.inside(known, () -> new WhenCheck(machine).whyNot(when).orElse(null));
    }

    private Status inAgent(
            Stage stage, StageRecord record, StepMachine machine, AheadAgents ahead) {
        var own = stage.agent() == null ? null : ahead.slot(stage, machine);
        var here = stage.agent() == null ? machine.here() : machine.here().on(own);
        try {
            return machine.inside(
                    environment(stage.environment(), here), () -> body(stage, record, machine));
        } finally {
            if (own != null) {
                reports.release(own);
            }
        }
    }

    private Status body(Stage stage, StageRecord record, StepMachine machine) {
        var status = attempts(stage, record, machine);
        var failed = status == Status.FAILURE;
        reports.look(machine.here(), failed);
        return new PostRunner(run).run(stage.post(), status, machine);
    }

    private Status attempts(Stage stage, StageRecord record, StepMachine machine) {
        var count = Limits.retries(stage.options(), machine);
        for (var attempt = 1; ; attempt++) {
            var status = attempt(stage, record, machine);
            if (attempt >= count
                    || !run.recorder().isBroken(record)
                    || machine.here().halt().isAsked()) {
                return status;
            }
            run.recorder().again(record);
        }
    }

    private Status attempt(Stage stage, StageRecord record, StepMachine machine) {
        try (var limited = machine.here().halt().child();
                var _ = limit(stage.options(), machine, limited.halt())) {
            var status =
                    machine.inside(
                            machine.here().under(limited.halt()),
                            () -> content(stage, record, machine));
            var reason = limited.halt().reason();
            if (reason == null) {
                return status;
            }
            run.recorder().breakOff(record);
            return Results.worse(status, reason.status());
        } catch (RuntimeException e) {
            return failed(record, e);
        }
    }

    private Subscription limit(Options options, StepMachine machine, Halt halt) {
        var limit = Limits.timeout(options, machine);
        return limit == null
                ? () -> {}
                : halt.after(
                        limit,
                        run.timer(),
                        Halt.Reason.aborted(
                                "the stage took longer than " + Arguments.words(limit)));
    }

    private Status content(Stage stage, StageRecord record, StepMachine machine) {
        switch (stage.body()) {
            case Stage.Body.Steps steps -> machine.run(steps.steps());
            case Stage.Body.Stages nested ->
                    sequence(nested.stages(), record.children, machine.here());
            case Stage.Body.Parallel parallel ->
                    parallel(
                            parallel.stages(),
                            record.children,
                            parallel.failFast(),
                            machine.here());
            case Stage.Body.OfMatrix matrix ->
                    throw StepFailure.failure(
                            matrix.matrix().position() + ": matrix is not supported yet");
        }
        var planned = record.children.stream().filter(child -> !child.isScripted).toList();
        if (planned.stream().anyMatch(run.recorder()::isBroken)) {
            run.recorder().breakOff(record);
        }
        var children = planned.stream().map(run.recorder()::status).toList();
        return Results.worse(run.recorder().ownStatus(record), Results.of(children));
    }

    private Status failed(StageRecord record, RuntimeException e) {
        if (!StageOutcome.isResult(e)) {
            log.error("Stage {} of {}", record.path, run.recorder().id(), e);
        }
        run.recorder().breakOff(record);
        run.recorder().cause("Stage " + record.path + ": " + StageOutcome.words(e));
        return StageOutcome.status(e);
    }

    static StepContext environment(List<EnvironmentEntry> entries, StepContext here) {
        var machine = new StepMachine(here);
        for (var entry : entries) {
            var now = machine.here();
            var value = machine.text(entry.value());
            machine = new StepMachine(now.with(now.variables().with(entry.name(), value)));
        }
        return machine.here();
    }
}
