package dev.slipway.core.pipeline.runner;

import dev.slipway.core.pipeline.ClosingStage;
import dev.slipway.core.pipeline.Status;
import dev.slipway.core.source.SourceRepository;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs the stages that Slipway adds to a pipeline that passed.
final class ClosingRunner {
    private static final Logger log = LoggerFactory.getLogger(ClosingRunner.class);

    private final RunContext run;
    private final List<ClosingStage> stages;
    private final Checkout checkout;
    private final ReportWatch watch;
    private final SourceRepository source;

    ClosingRunner(
            RunContext run,
            List<ClosingStage> stages,
            Checkout checkout,
            ReportWatch watch,
            SourceRepository source) {
        this.run = run;
        this.stages = stages;
        this.checkout = checkout;
        this.watch = watch;
        this.source = source;
    }

    /// Only what passed is closed.
    boolean isWanted(Status soFar) {
        return soFar == Status.SUCCESS;
    }

    /// @return what ended them before their time
    @Nullable RuntimeException run(StepContext here) {
        for (var stage : stages) {
            if (!here.halt().isAsked()) {
                var status = run(stage, here);
                if (status != Status.SUCCESS) {
                    return new StepFailure(status, "the run's last stages failed");
                }
            }
        }
        return null;
    }

    private Status run(ClosingStage stage, StepContext here) {
        var record = new StageRecord("", "", false, null);
        var scope = new ClosingScope(run, checkout, watch, source, record);
        var name = stage.nameFor(scope).orElse(null);
        if (name == null) {
            return Status.SUCCESS;
        }
        var named = new StageRecord(name, name, false, null);
        run.recorder().add(named);
        run.recorder().begin(named);
        var own = new ClosingScope(run, checkout, watch, source, named);
        var thread = Thread.currentThread();
        var status = Status.SUCCESS;
        try (var _ = here.halt().whenAsked(thread::interrupt)) {
            stage.run(own);
        } catch (RuntimeException e) {
            status = failed(name, here, e);
        } finally {
            own.endOpenSteps();
        }
        // An interruption that came too late is not for what follows.
        Thread.interrupted();
        if (here.halt().isAsked()) {
            status = Status.ABORTED;
        }
        run.recorder().end(named, status);
        return status;
    }

    private Status failed(String name, StepContext here, RuntimeException e) {
        var reason = here.halt().reason();
        if (reason != null) {
            run.recorder().cause(reason.words());
            return reason.status();
        }
        if (!StageOutcome.isResult(e)) {
            log.error("Stage {} of {}", name, run.recorder().id(), e);
        }
        run.recorder().cause("Stage " + name + ": " + StageOutcome.words(e));
        run.recorder().firstFailure(name, StageOutcome.words(e));
        return Status.FAILURE;
    }
}
