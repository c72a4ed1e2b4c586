package dev.slipway.core.pipeline.runner;

import dev.slipway.core.event.Subscription;
import dev.slipway.core.pipeline.Post;
import dev.slipway.core.pipeline.Stage;
import dev.slipway.core.pipeline.Status;
import dev.slipway.core.pipeline.Step;

import java.util.List;
import java.util.Optional;

/// A run from its first stage to its last post.
final class RunBody {
    private static final String POST = "Post Actions";

    private final RunContext run;
    private final AgentChoice agents;
    private final ReportWatch watch;
    private final ClosingRunner closing;

    RunBody(RunContext run, AgentChoice agents, ReportWatch watch, ClosingRunner closing) {
        this.run = run;
        this.agents = agents;
        this.watch = watch;
        this.closing = closing;
    }

    Status run(List<StageRecord> stages, Halt halt) {
        return run.pipeline().isScripted() ? script(halt) : declared(stages, halt);
    }

    /// A scripted pipeline from its first statement to its last.
    private Status script(Halt halt) {
        var outside = StageRecord.outside();
        var variables = Variables.of(About.of(run), About.texts(run));
        var here = new StepContext(run, outside, null, "", variables, halt);
        var status = new ScriptRun(run).run(here);
        watch.lastLook();
        return Results.worse(status, closing.run(status, here));
    }

    private Status declared(List<StageRecord> stages, Halt halt) {
        var post = new StageRecord(POST, POST, false, null);
        var bare =
                new StepContext(
                        run, post, null, "", Variables.of(About.of(run), About.texts(run)), halt);
        var known = StageRunner.environment(run.pipeline().environment(), bare);
        var slot = agents.slot(run.pipeline().agent(), new StepMachine(known));
        if (slot != null && isNeeded()) {
            slot.prepare();
        }
        var here = known.on(slot);
        try {
            var status = attempts(stages, here);
            status = Results.worse(status, closing.run(status, here));
            return post(post, status, here);
        } finally {
            watch.lastLook();
            if (slot != null) {
                slot.close();
            }
        }
    }

    private Status attempts(List<StageRecord> stages, StepContext here) {
        var machine = new StepMachine(here);
        var count = Limits.retries(run.pipeline().options(), machine);
        for (var attempt = 1; ; attempt++) {
            var status = stages(stages, here, machine);
            if (attempt >= count || Results.goesOn(status) || here.halt().isAsked()) {
                return status;
            }
            run.recorder()
                    .warn("Attempt " + attempt + " of " + count + " ended with " + status.word());
            stages.forEach(run.recorder()::reset);
        }
    }

    private Status stages(List<StageRecord> stages, StepContext here, StepMachine machine) {
        try (var limited = here.halt().child();
                var _ = limit(machine, limited.halt())) {
            new StageRunner(run, agents, watch)
                    .sequence(run.pipeline().stages(), stages, here.under(limited.halt()));
            var status = status(stages);
            var reason = limited.halt().reason();
            if (reason != null) {
                run.recorder().cause(reason.words());
                status = Results.worse(status, reason.status());
            }
            return status;
        } finally {
            if (here.agent() != null) {
                watch.release(here.agent());
            }
            watch.lastLook();
        }
    }

    /// What steps said of the run, and the stages that were broken off: a failure that was caught
    /// in its stage does not count.
    private Status status(List<StageRecord> stages) {
        return stages.stream()
                .filter(run.recorder()::isBroken)
                .map(run.recorder()::status)
                .reduce(run.verdict().status(), Results::worse);
    }

    private Subscription limit(StepMachine machine, Halt halt) {
        var limit = Limits.timeout(run.pipeline().options(), machine);
        return limit == null
                ? () -> {}
                : halt.after(
                        limit,
                        run.timer(),
                        Halt.Reason.aborted("the run took longer than " + Arguments.words(limit)));
    }

    private Status post(StageRecord record, Status status, StepContext here) {
        var post = run.pipeline().post();
        var wanted =
                post.blocks().stream()
                        .anyMatch(
                                block -> PostCheck.holds(block.condition(), status, run.before()));
        if (!wanted) {
            return status;
        }
        run.recorder().add(record);
        run.recorder().begin(record);
        var after = new PostRunner(run).run(post, status, new StepMachine(here));
        var own = after == status ? run.recorder().ownStatus(record) : after;
        run.recorder().end(record, own);
        return after;
    }

    /// True if some step that uses the pipeline's own agent is sure to need a container.
    private boolean isNeeded() {
        return needsAgent(run.pipeline().stages())
                || run.pipeline().post().blocks().stream()
                        .map(Post.Block::steps)
                        .anyMatch(RunBody::needsAgentIn);
    }

    private static boolean needsAgent(List<Stage> stages) {
        return stages.stream()
                .filter(stage -> stage.agent() == null)
                .anyMatch(stage ->
                        stage.body() instanceof Stage.Body.Steps own
                                ? needsAgentIn(own.steps())
                                : needsAgent(stage.children()));
    }

    private static boolean needsAgentIn(List<Step> steps) {
        return steps.stream()
                .anyMatch(step ->
                        switch (step) {
                            case Step.Script _ -> true;
                            case Step.Call call -> needsAgent(call);
                        });
    }

    private static boolean needsAgent(Step.Call call) {
        Optional<List<Step>> body = call.body();
        return Steps.needsAgent(call.name()) || body.map(RunBody::needsAgentIn).orElse(false);
    }
}
