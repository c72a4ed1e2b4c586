package dev.slipway.core.pipeline.runner;

import dev.slipway.core.pipeline.Post;
import dev.slipway.core.pipeline.Status;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Runs the `post` of a stage or pipeline, in Jenkins' order. It also runs after an abort; a block
/// that fails does not keep the others from running, but makes the result worse.
final class PostRunner {
    /// So that an aborted run ends.
    private static final Duration AFTER_ABORT = Duration.ofMinutes(5);

    private final RunContext run;

    PostRunner(RunContext run) {
        this.run = run;
    }

    /// True if some block of it runs.
    boolean isWanted(Post post, @Nullable RuntimeException error, StageRecord stage) {
        return post.blocks().stream().anyMatch(block -> holds(block, error, stage));
    }

    /// @param error what ended the stage or run before its time
    /// @return the same, or what ended one of the blocks
    @Nullable RuntimeException run(
            Post post, @Nullable RuntimeException error, StepMachine machine) {
        var now = error;
        for (var block : post.inOrder()) {
            if (holds(block, now, machine.here().stage())) {
                var own = block(block, machine, soFar(now, machine.here().stage()));
                now = now == null ? own : now;
            }
        }
        return now;
    }

    /// Whether something changed is asked of the run as a whole, the others of the stage too.
    private boolean holds(Post.Block block, @Nullable RuntimeException error, StageRecord stage) {
        var ofRun = run.verdict().status();
        if (error != null) {
            ofRun = Results.worse(ofRun, StageOutcome.status(error));
        }
        var now = isOfRun(block.condition()) ? ofRun : soFar(error, stage);
        return PostCheck.holds(block.condition(), now, run.before());
    }

    private static boolean isOfRun(Post.Condition condition) {
        return condition == Post.Condition.CHANGED
                || condition == Post.Condition.FIXED
                || condition == Post.Condition.REGRESSION;
    }

    private Status soFar(@Nullable RuntimeException error, StageRecord stage) {
        var status = Results.worse(run.verdict().status(), run.recorder().ownStatus(stage));
        return error == null ? status : Results.worse(status, StageOutcome.status(error));
    }

    /// Steps in it see in `currentBuild` how it went so far.
    private @Nullable RuntimeException block(Post.Block block, StepMachine machine, Status soFar) {
        var here = machine.here();
        try (var _ = run.verdict().seenAs(soFar)) {
            if (here.halt().isAsked()) {
                shielded(block, machine);
            } else {
                machine.run(block.steps());
            }
            return null;
        } catch (RuntimeException e) {
            run.recorder()
                    .cause(
                            "Stage "
                                    + here.stage().path
                                    + ", post "
                                    + block.condition().word()
                                    + ": "
                                    + StageOutcome.words(e));
            return e;
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
