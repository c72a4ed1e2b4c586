package dev.slipway.core.pipeline.runner;

import dev.slipway.core.pipeline.Status;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A run from its first stage to its last post, in Jenkins' order: agent, environment, options
/// around stages and post.
final class RunBody {
    static final String POST = "Post Actions";

    private final RunContext run;
    private final AgentChoice agents;
    private final ReportWatch watch;
    private final ClosingRunner closing;
    private final List<StageRecord> stages;
    private final StageRecord post = new StageRecord(POST, POST, false, null);
    private final AtomicBoolean hadPost = new AtomicBoolean();

    RunBody(
            RunContext run,
            AgentChoice agents,
            ReportWatch watch,
            ClosingRunner closing,
            List<StageRecord> stages) {
        this.run = run;
        this.agents = agents;
        this.watch = watch;
        this.closing = closing;
        this.stages = stages;
    }

    Status run(Halt halt) {
        return run.pipeline().isScripted() ? script(halt) : declared(halt);
    }

    /// A scripted pipeline from its first statement to its last.
    private Status script(Halt halt) {
        var variables = Variables.of(About.of(run), About.texts(run));
        var here = StepContext.atStart(run, StageRecord.outside(), variables, halt);
        var status = new ScriptRun(run).run(here);
        watch.lastLook();
        if (!closing.isWanted(status)) {
            return status;
        }
        var error = closing.run(here);
        return error == null ? status : Results.worse(status, StageOutcome.status(error));
    }

    private Status declared(Halt halt) {
        var variables = Variables.of(About.of(run), About.texts(run));
        var bare = StepContext.atStart(run, post, variables, halt);
        var machine = new StepMachine(bare);
        var error = caught(() -> inAgent(machine));
        if (!hadPost.get()) {
            error = post(error, machine);
        }
        var status = run.verdict().status();
        return error == null ? status : Results.worse(status, StageOutcome.status(error));
    }

    private interface Part {
        @Nullable RuntimeException run();
    }

    private @Nullable RuntimeException caught(Part part) {
        try {
            return part.run();
        } catch (RuntimeException e) {
            if (!StageOutcome.isResult(e)) {
                throw e;
            }
            run.recorder().cause(StageOutcome.words(e));
            return e;
        }
    }

    private @Nullable RuntimeException inAgent(StepMachine machine) {
        var slot = agents.slot(run.pipeline().agent(), machine);
        if (slot != null) {
            slot.ofRun();
            if (AgentNeed.of(run.pipeline())) {
                slot.prepare();
            }
        }
        var here = machine.here().on(slot);
        try {
            return machine.inside(here, () -> inEnvironment(machine));
        } finally {
            if (slot != null) {
                watch.release(slot);
            }
            watch.lastLook();
        }
    }

    private @Nullable RuntimeException inEnvironment(StepMachine machine) {
        var there = new EnvironmentScope(machine).with(run.pipeline().environment());
        return machine.inside(
                there,
                () ->
                        new StageOptions(run.pipeline().options(), post, machine, "run")
                                .around(attempts(machine)));
    }

    private java.util.function.Supplier<@Nullable RuntimeException> attempts(StepMachine machine) {
        var count = new AtomicInteger();
        return () -> {
            if (count.getAndIncrement() > 0) {
                run.recorder()
                        .warn("Retrying: the whole pipeline was tried " + count.get() + " times.");
                stages.forEach(run.recorder()::reset);
            }
            var error = stages(machine);
            watch.see(machine.here().agent());
            if (error == null && closing.isWanted(run.verdict().status())) {
                error = closing.run(machine.here());
            }
            return post(error, machine);
        };
    }

    private @Nullable RuntimeException stages(StepMachine machine) {
        var error =
                new StageRunner(run, agents, watch)
                        .sequence(
                                Branch.of(run.pipeline().stages()),
                                stages,
                                machine.here(),
                                run.from());
        watch.lastLook();
        var reason = machine.here().halt().reason();
        if (error == null && reason != null) {
            run.recorder().cause(reason.words());
            return new Halted(reason);
        }
        return error;
    }

    private @Nullable RuntimeException post(@Nullable RuntimeException error, StepMachine machine) {
        hadPost.set(true);
        var block = run.pipeline().post();
        var runner = new PostRunner(run);
        if (!runner.isWanted(block, error, post)) {
            return error;
        }
        run.recorder().add(post);
        run.recorder().begin(post);
        var after = runner.run(block, error, machine);
        var own = run.recorder().ownStatus(post);
        run.recorder()
                .end(
                        post,
                        after == null || after == error
                                ? own
                                : Results.worse(own, StageOutcome.status(after)));
        return after;
    }
}
