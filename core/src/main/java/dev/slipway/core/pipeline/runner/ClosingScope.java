package dev.slipway.core.pipeline.runner;

import dev.slipway.core.pipeline.BuiltImage;
import dev.slipway.core.pipeline.RunId;
import dev.slipway.core.pipeline.RunScope;
import dev.slipway.core.pipeline.Status;
import dev.slipway.core.pipeline.StepResult;
import dev.slipway.core.pipeline.agent.WorkspaceCopy;
import dev.slipway.core.pipeline.log.StepLogWriter;
import dev.slipway.core.source.Project;
import dev.slipway.core.source.Revision;
import dev.slipway.core.source.SourceRepository;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// What a closing stage sees.
final class ClosingScope implements RunScope {
    private final RunContext run;
    private final Checkout checkout;
    private final ReportWatch watch;
    private final SourceRepository source;
    private final StageRecord stage;
    private final List<Sink> open = new CopyOnWriteArrayList<>();
    private @Nullable Path copy;

    ClosingScope(
            RunContext run,
            Checkout checkout,
            ReportWatch watch,
            SourceRepository source,
            StageRecord stage) {
        this.run = run;
        this.checkout = checkout;
        this.watch = watch;
        this.source = source;
        this.stage = stage;
    }

    @Override
    public RunId id() {
        return run.recorder().id();
    }

    @Override
    public String ref() {
        return run.branch();
    }

    @Override
    public Instant startedAt() {
        return run.recorder().startedAt();
    }

    @Override
    public Project project() {
        return run.project();
    }

    @Override
    public Revision revision() {
        return run.revision();
    }

    @Override
    public Optional<byte[]> file(String path) {
        return source.read(run.project(), run.revision(), path);
    }

    @Override
    public synchronized Path workspaceCopy() {
        if (copy == null) {
            var made = checkout.copy("workspace");
            var slot = watch.agent();
            var agent = slot == null ? null : slot.present();
            if (agent != null) {
                WorkspaceCopy.over(agent, made);
            }
            copy = made;
        }
        return copy;
    }

    @Override
    public StepSink step(String name, String label) {
        var step = run.recorder().begin(stage, name, label);
        var log = StepLogWriter.create(run.logs(), step.ordinal(), run.clock(), run.masks());
        var sink = new Sink(step, log);
        open.add(sink);
        return sink;
    }

    @Override
    public void image(BuiltImage image) {
        run.recorder().image(image);
    }

    @Override
    public void warn(String warning) {
        run.recorder().warn(warning);
    }

    /// Steps that the stage forgot, or could not end.
    void endOpenSteps() {
        open.forEach(sink -> sink.end(Status.FAILURE, false));
    }

    private final class Sink implements StepSink {
        private final StepResult step;
        private final StepLogWriter log;

        Sink(StepResult step, StepLogWriter log) {
            this.step = step;
            this.log = log;
        }

        @Override
        public void line(String text) {
            log.line(text);
        }

        @Override
        public void end(Status status, boolean cached) {
            var took = Duration.between(step.startedAt(), run.clock().instant());
            end(status, cached, step.startedAt(), took.isNegative() ? Duration.ZERO : took);
        }

        @Override
        public void end(Status status, boolean cached, Instant startedAt, Duration duration) {
            if (open.remove(this)) {
                log.close();
                run.recorder().end(stage, step, status, cached, startedAt, duration);
            }
        }
    }
}
