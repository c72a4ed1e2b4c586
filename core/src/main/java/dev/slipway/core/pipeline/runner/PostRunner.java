package dev.slipway.core.pipeline.runner;

import dev.slipway.core.pipeline.Post;
import dev.slipway.core.pipeline.Status;
import java.time.Duration;

/// Runs the `post` of a stage or pipeline, in Jenkins' order. It also runs after an abort; a block
/// that fails does not keep the others from running, but makes the result worse.
final class PostRunner {
    /// So that an aborted run ends.
    private static final Duration AFTER_ABORT = Duration.ofMinutes(5);

    private final RunContext run;

    PostRunner(RunContext run) {
        this.run = run;
    }

    /// @param status how the stage or run went so far
    /// @return how it went with its post
    Status run(Post post, Status status, StepMachine machine) {
        var now = status;
        for (var block : post.inOrder()) {
            if (PostCheck.holds(block.condition(), now, run.before())) {
                now = Results.worse(now, block(block, machine));
            }
        }
        return now;
    }

    private Status block(Post.Block block, StepMachine machine) {
        var here = machine.here();
        try {
            if (here.halt().isAsked()) {
                shielded(block, machine);
            } else {
                machine.run(block.steps());
            }
            return run.recorder().ownStatus(here.stage());
        } catch (RuntimeException e) {
            run.recorder().breakOff(here.stage());
            run.recorder()
                    .cause(
                            "Stage "
                                    + here.stage().path
                                    + ", post "
                                    + block.condition().word()
                                    + ": "
                                    + StageOutcome.words(e));
            return StageOutcome.status(e);
        }
    }

    private void shielded(Post.Block block, StepMachine machine) {
        var own = Halt.root();
        var why = Halt.Reason.aborted("post took longer than 5 min after the run was aborted");
        try (var _ = own.after(AFTER_ABORT, run.timer(), why)) {
            machine.inside(
                    machine.here().under(own),
                    () -> {
                        machine.run(block.steps());
                        return own;
                    });
        }
    }
}
