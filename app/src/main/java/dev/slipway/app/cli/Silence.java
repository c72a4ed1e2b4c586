package dev.slipway.app.cli;

import dev.slipway.core.pipeline.PipelineRun;
import dev.slipway.core.pipeline.StageResult;
import dev.slipway.core.pipeline.Status;
import dev.slipway.core.time.Timer;
import java.time.Duration;

/// Says that a run goes on though nothing is printed: slow must not look like hung. For one thread.
final class Silence {
    private static final Duration FIRST = Duration.ofSeconds(40);
    private static final Duration AGAIN = Duration.ofSeconds(60);

    private final Timer timer;
    private final Console console;
    private long lines = -1;
    private long since;
    private long nextAt;

    Silence(Timer timer, Console console) {
        this.timer = timer;
        this.console = console;
    }

    /// @param printed how many lines were printed so far
    void tell(PipelineRun run, long printed) {
        var now = timer.nanoTime();
        if (printed != lines) {
            lines = printed;
            since = now;
            nextAt = now + FIRST.toNanos();
        } else if (now >= nextAt && run.status() == Status.RUNNING) {
            nextAt = now + AGAIN.toNanos();
            run.allStages()
                    .filter(stage -> stage.status() == Status.RUNNING && stage.children().isEmpty())
                    .forEach(stage -> tell(stage, Duration.ofNanos(now - since)));
        }
    }

    private void tell(StageResult stage, Duration silent) {
        var step =
                stage.steps().stream()
                        .filter(it -> it.status() == Status.RUNNING)
                        .map(it -> it.name() + " " + it.label())
                        .findFirst()
                        .orElse("");
        var usual =
                stage.median() == null
                        ? ""
                        : ", the stage usually takes " + Texts.duration(stage.median());
        console.progress(
                "… "
                        + stage.path()
                        + "  no output for "
                        + silent.toSeconds()
                        + " s"
                        + (step.isEmpty() ? "" : ": " + step)
                        + usual);
    }
}
