package dev.slipway.core.pipeline.runner;

import dev.slipway.core.pipeline.Agent;
import dev.slipway.core.pipeline.Stage;
import dev.slipway.core.pipeline.Status;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs stages: in a row, nested, or at the same time, each as Jenkins' Declarative does: `when` at
/// its place, options around the rest, input, agent, environment, steps, post. What ends a stage
/// before its time is handed up as an exception's value, and the stages after it are not built.
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
    ///
    /// @param from the stage that the run was restarted from, null if it begins at its start
    /// @return what ended the row before its time
    @Nullable RuntimeException sequence(
            List<Branch> branches,
            List<StageRecord> records,
            StepContext outer,
            @Nullable String from) {
        var row = new StageRow(run, records, outer, from);
        try (var ahead = new AheadAgents(agents)) {
            for (var i = 0; i < branches.size(); i++) {
                if (!row.goesOnWith(i)) {
                    continue;
                }
                ahead.plan(branches.subList(i + 1, branches.size()), outer);
                row.ended(i, one(branches.get(i), records.get(i), outer, ahead));
            }
        }
        return row.error();
    }

    /// All at the same time, each on a thread of its own.
    private @Nullable RuntimeException parallel(
            Stage parent, List<StageRecord> records, StepContext outer) {
        var branches = Branch.inside(parent);
        var places = new ParallelWorkspaces(run.workspaces(), outer);
        try (var group = new ParallelGroup(run, outer, isFailFast(parent))) {
            for (var i = 0; i < branches.size(); i++) {
                var branch = branches.get(i);
                var record = records.get(i);
                var place = places.next(branch.stage(), group.inner());
                group.start(record, () -> branch(branch, record, place));
            }
            return group.join();
        }
    }

    private boolean isFailFast(Stage parent) {
        var own =
                switch (parent.body()) {
                    case Stage.Body.Parallel parallel -> parallel.failFast();
                    case Stage.Body.OfMatrix matrix -> matrix.failFast();
                    case Stage.Body.Steps _, Stage.Body.Stages _ -> false;
                };
        return own || run.pipeline().options().has("parallelsAlwaysFailFast");
    }

    private @Nullable RuntimeException branch(
            Branch branch, StageRecord record, StepContext inner) {
        try (var ahead = new AheadAgents(agents)) {
            var error = one(branch, record, inner, ahead);
            if (error != null) {
                new StepMachine(inner.in(record))
                        .say("parallel", "Failed in branch " + record.name);
            }
            return error;
        }
    }

    /// One stage from its conditions to its post. Its record says how it went.
    private @Nullable RuntimeException one(
            Branch branch, StageRecord record, StepContext outer, AheadAgents ahead) {
        var stage = branch.stage();
        var named = outer.variables().with("STAGE_NAME", stage.name()).with(branch.axes());
        var machine = new StepMachine(outer.in(record).with(named));
        var when = new WhenGate(stage.when(), machine);
        var error = caught(record, () -> gated(stage, record, machine, when, ahead));
        var why = when.why();
        if (why != null) {
            run.recorder().leaveOut(record, Status.SKIPPED, why);
            return null;
        }
        if (Branch.isParallel(stage)) {
            error = new PostRunner(run).run(stage.post(), error, machine);
        }
        run.recorder().beginIfQueued(record);
        if (error != null) {
            run.recorder().cause("Stage " + record.path + ": " + StageOutcome.words(error));
            run.recorder().breakOff(record);
        }
        run.recorder().end(record, StageStatus.of(run.recorder(), record, error));
        return error;
    }

    /// Runs it and keeps what it threw, after telling bugs of our own.
    private @Nullable RuntimeException caught(
            StageRecord record, Supplier<@Nullable RuntimeException> body) {
        try {
            return body.get();
        } catch (RuntimeException e) {
            if (!StageOutcome.isResult(e)) {
                log.error("Stage {} of {}", record.path, run.recorder().id(), e);
            }
            run.recorder().cause("Stage " + record.path + ": " + StageOutcome.words(e));
            return e;
        }
    }

    /// Options are around all that follows, so each attempt of a `retry` asks for a fresh agent and
    /// runs the post again, as in Jenkins.
    private @Nullable RuntimeException gated(
            Stage stage,
            StageRecord record,
            StepMachine machine,
            WhenGate when,
            AheadAgents ahead) {
        if (!when.holdsBeforeOptions()) {
            return null;
        }
        return new StageOptions(stage.options(), record, machine, "stage")
                .around(() -> {
                    if (!when.holdsBeforeInput()) {
                        return null;
                    }
                    var answered = new StageInput(stage.input()).ask(machine);
                    return machine.inside(
                            machine.here().with(answered),
                            () -> content(stage, record, machine, when, ahead));
                });
    }

    private @Nullable RuntimeException content(
            Stage stage,
            StageRecord record,
            StepMachine machine,
            WhenGate when,
            AheadAgents ahead) {
        if (Branch.isParallel(stage)) {
            return when.holds() ? sideBySide(stage, record, machine) : null;
        }
        if (!when.holdsBeforeAgent()) {
            return null;
        }
        var agent = agentOf(stage, machine);
        var own = agent == null ? null : ahead.slot(stage, agent, machine);
        var here = agent == null ? machine.here() : machine.here().on(own);
        try {
            return machine.inside(here, () -> inAgent(stage, record, machine, when));
        } finally {
            if (own != null) {
                reports.release(own);
            }
        }
    }

    /// With `newContainerPerStage` steps without an agent of their own get the pipeline's once
    /// more.
    private @Nullable Agent agentOf(Stage stage, StepMachine machine) {
        if (stage.agent() != null) {
            return stage.agent();
        }
        var slot = machine.here().agent();
        var isFresh =
                run.pipeline().options().has("newContainerPerStage")
                        && stage.body() instanceof Stage.Body.Steps
                        && slot != null
                        && slot.isOfRun()
                        && run.pipeline().agent() instanceof Agent.Configured;
        return isFresh ? run.pipeline().agent() : null;
    }

    private @Nullable RuntimeException sideBySide(
            Stage stage, StageRecord record, StepMachine machine) {
        run.recorder().beginIfQueued(record);
        var there = new EnvironmentScope(machine).with(stage.environment());
        return machine.inside(there, () -> parallel(stage, record.children, machine.here()));
    }

    private @Nullable RuntimeException inAgent(
            Stage stage, StageRecord record, StepMachine machine, WhenGate when) {
        if (!when.holds()) {
            return null;
        }
        run.recorder().beginIfQueued(record);
        var there = new EnvironmentScope(machine).with(stage.environment());
        return machine.inside(there, () -> body(stage, record, machine));
    }

    private @Nullable RuntimeException body(Stage stage, StageRecord record, StepMachine machine) {
        var error = caught(record, () -> steps(stage, record, machine));
        reports.look(machine.here(), error != null);
        return new PostRunner(run).run(stage.post(), error, machine);
    }

    private @Nullable RuntimeException steps(Stage stage, StageRecord record, StepMachine machine) {
        return switch (stage.body()) {
            case Stage.Body.Steps steps -> {
                machine.run(steps.steps());
                yield null;
            }
            case Stage.Body.Stages _ ->
                    sequence(Branch.inside(stage), record.children, machine.here(), null);
            case Stage.Body.Parallel _, Stage.Body.OfMatrix _ ->
                    throw new IllegalStateException("parallel stages have no steps");
        };
    }
}
