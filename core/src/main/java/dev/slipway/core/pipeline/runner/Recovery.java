package dev.slipway.core.pipeline.runner;

import dev.slipway.core.engine.Engines;
import dev.slipway.core.pipeline.PipelineEvent;
import dev.slipway.core.pipeline.PipelineRun;
import dev.slipway.core.pipeline.PipelineServices;
import dev.slipway.core.pipeline.RunId;
import dev.slipway.core.pipeline.StageResult;
import dev.slipway.core.pipeline.Status;
import dev.slipway.core.pipeline.StepResult;
import dev.slipway.core.pipeline.agent.Leftovers;
import dev.slipway.core.pipeline.agent.RunSite;
import dev.slipway.core.pipeline.agent.Trees;
import dev.slipway.core.pipeline.log.StepLogWriter;
import dev.slipway.core.problem.ProblemException;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Clears up after runs whose process died: their records, logs, files, and what they left on the
/// engine. Runs of living processes are known by their locks and left alone.
final class Recovery {
    private static final Logger log = LoggerFactory.getLogger(Recovery.class);
    private static final int RUNS_BACK = 200;

    /// A run is saved a moment before it takes its lock.
    private static final Duration YOUNG = Duration.ofSeconds(30);

    private final PipelineServices services;

    Recovery(PipelineServices services) {
        this.services = services;
    }

    void run() {
        suspects().forEach(this::clearIfDead);
    }

    void run(RunId id) {
        if (suspects().contains(id)) {
            clearIfDead(id);
        }
    }

    private void clearIfDead(RunId id) {
        RunLock.tryTake(services.home(), id).ifPresent(lock -> clear(id, lock));
    }

    private Set<RunId> suspects() {
        var suspects = new LinkedHashSet<>(RunLock.all(services.home()));
        var young = services.clock().instant().minus(YOUNG);
        services.runs().list(Optional.empty(), Optional.empty(), RUNS_BACK).stream()
                .filter(run -> !run.status().isFinal() && run.queuedAt().isBefore(young))
                .forEach(run -> suspects.add(run.id()));
        return suspects;
    }

    private void clear(RunId id, RunLock lock) {
        try {
            services.runs().find(id).filter(run -> !run.status().isFinal()).ifPresent(this::abort);
            StepLogWriter.completeAll(RunFiles.logs(services.home(), id));
            Trees.delete(RunFiles.temporary(services.home(), id));
            Leftovers.remove(
                    services.engines().engine(Engines.DEFAULT), services.home(), RunSite.owner(id));
            lock.finish();
        } catch (ProblemException e) {
            log.info("{} is not cleared up yet: {}", id, e.summary());
            lock.close();
        } catch (IOException e) {
            log.warn("{} is not cleared up yet", id, e);
            lock.close();
        }
    }

    private void abort(PipelineRun run) {
        var now = services.clock().instant();
        var started = run.startedAt();
        services.runs()
                .save(
                        new PipelineRun(
                                run.id(),
                                run.ref(),
                                run.revision(),
                                run.trigger(),
                                Status.ABORTED,
                                run.queuedAt(),
                                started,
                                started == null ? null : Duration.between(started, now),
                                run.stages().stream().map(Recovery::ended).toList(),
                                run.tests(),
                                run.failures(),
                                run.images(),
                                run.artifacts(),
                                run.warnings(),
                                "Slipway ended while it ran",
                                run.details().ended()));
        services.events().publish(new PipelineEvent.RunChanged(now, run.id(), Status.ABORTED));
    }

    private static StageResult ended(StageResult stage) {
        var status = ended(stage.status());
        var because = stage.skippedBecause();
        return new StageResult(
                stage.name(),
                stage.path(),
                status,
                stage.startedAt(),
                stage.duration(),
                stage.times(),
                stage.median(),
                because == null && status == Status.NOT_BUILT ? "the run ended before" : because,
                stage.parallel(),
                stage.steps().stream().map(Recovery::ended).toList(),
                stage.children().stream().map(Recovery::ended).toList());
    }

    private static StepResult ended(StepResult step) {
        return new StepResult(
                step.ordinal(),
                step.name(),
                step.label(),
                ended(step.status()),
                step.startedAt(),
                known(step.duration()),
                step.cached());
    }

    private static Duration known(@Nullable Duration duration) {
        return duration == null ? Duration.ZERO : duration;
    }

    private static Status ended(Status status) {
        return switch (status) {
            case QUEUED -> Status.NOT_BUILT;
            case RUNNING -> Status.ABORTED;
            case SUCCESS, UNSTABLE, FAILURE, ABORTED, NOT_BUILT, SKIPPED -> status;
        };
    }
}
