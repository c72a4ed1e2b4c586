package dev.slipway.app.cli;

import dev.slipway.core.pipeline.PipelineRun;
import dev.slipway.core.pipeline.RunId;
import java.time.Duration;
import java.util.concurrent.Callable;

/// Ctrl+C ends a run as aborted, its `post` runs, and only then this process ends (with 130, as the
/// signal says).
final class BreakOff {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    private final Session session;
    private final RunId run;

    BreakOff(Session session, RunId run) {
        this.session = session;
        this.run = run;
    }

    /// Follows a run.
    interface Following extends Callable<PipelineRun> {
        @Override
        PipelineRun call() throws InterruptedException;
    }

    PipelineRun guard(Following following) throws InterruptedException {
        var hook = new Thread(this::cancelAndWait, "run-break-off");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return following.call();
        } finally {
            remove(hook);
        }
    }

    private void cancelAndWait() {
        var pipelines = session.core().pipelines();
        try {
            pipelines.cancel(run);
            var now = pipelines.find(run).orElseThrow();
            while (!now.status().isFinal()) {
                session.timer().pause(LOOK_AGAIN);
                now = pipelines.find(run).orElseThrow();
            }
            var ended = now;
            session.console().progress("run " + run + " " + ended.status().word());
            session.result(() -> RunJson.show(ended), () -> RunText.show(ended));
        } catch (RuntimeException endedMeanwhile) {
            session.console().progress("run " + run + ": " + endedMeanwhile.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void remove(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException endingAlready) {
            // the hook itself runs now and ends the process
        }
    }
}
