package dev.slipway.app.cli;

import dev.slipway.core.problem.ProblemException;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `slipway cancel`: asks a run to stop, in whichever process it is, and waits for its end.
@Command(name = "cancel", description = "Stop a run; its post conditions still run.")
final class CancelCommand extends BaseCommand {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    @Parameters(paramLabel = "RUN")
    @SuppressWarnings("NullAway.Init")
    String run;

    CancelCommand(SlipwayCommand root) {
        super(root);
    }

    @Override
    public Integer call() throws InterruptedException {
        var pipelines = core().pipelines();
        var id = pipelines.require(run).id();
        pipelines.cancel(id);
        var timer = session().timer();
        var deadline = timer.nanoTime() + PATIENCE.toNanos();
        var now = pipelines.find(id).orElseThrow();
        while (!now.status().isFinal()) {
            if (timer.nanoTime() > deadline) {
                throw ProblemException.outside(
                        "run.stillRunning",
                        "Run " + id + " was asked to stop and has not ended yet.",
                        "Its post conditions may still run; look with `slipway show " + id + "`.",
                        null);
            }
            timer.pause(LOOK_AGAIN);
            now = pipelines.find(id).orElseThrow();
        }
        var ended = now;
        session().result(() -> RunJson.show(ended), () -> RunText.show(ended));
        return OK;
    }
}
