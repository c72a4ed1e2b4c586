package dev.slipway.core.pipeline.runner;

import dev.slipway.core.problem.ProblemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks at what stages leave in their agents. Finds test reports that no step asked for: at once
/// after a stage that failed or took long, and at the end for all others, so that short stages cost
/// nothing more. Safe from any thread.
final class ReportWatch implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ReportWatch.class);
    private static final Duration LONG = Duration.ofSeconds(2);

    private final RunContext run;
    private final FailedPlaces failures;
    private final List<StageRecord> waiting = new ArrayList<>();
    private @Nullable AgentSlot last;
    private @Nullable AgentSlot current;

    ReportWatch(RunContext run) {
        this.run = run;
        this.failures = new FailedPlaces(Objects.requireNonNull(run.logs().getParent()));
    }

    /// After a stage's steps.
    void look(StepContext here, boolean failed) {
        var recorder = run.recorder();
        if (!recorder.ranShell(here.stage())) {
            return;
        }
        var slot = here.agent();
        var isWorth = failed || recorder.age(here.stage()).compareTo(LONG) >= 0;
        if (slot != null && isWorth && !here.halt().isAsked()) {
            var begun = run.timer().nanoTime();
            find(slot, here.stage());
            if (failed && slot.present() != null) {
                failures.keep(here, slot.present());
            }
            var took = Duration.ofNanos(run.timer().nanoTime() - begun);
            recorder.spend(here.stage(), stage -> stage.collect = stage.collect.plus(took));
        } else {
            synchronized (this) {
                waiting.add(here.stage());
            }
        }
    }

    /// Takes over an agent whose scope is over: the last one stays until the end, for the last
    /// look.
    void release(AgentSlot slot) {
        if (slot.workspace() > 0) {
            leave(slot);
            return;
        }
        AgentSlot before;
        synchronized (this) {
            before = last;
            last = slot;
        }
        if (before != null && before != slot) {
            before.close();
        }
    }

    /// A workspace of its own goes with its agent, so it is looked at now.
    private void leave(AgentSlot slot) {
        if (slot.present() != null && !waiting.isEmpty()) {
            find(slot, waiting.getLast());
        }
        slot.close();
    }

    /// The look for all stages that were not looked at.
    void lastLook() {
        List<StageRecord> stages;
        synchronized (this) {
            stages = List.copyOf(waiting);
            waiting.clear();
        }
        var slot = agent();
        if (slot != null && !stages.isEmpty()) {
            find(slot, stages.getLast());
        }
    }

    /// An agent in which the workspace can still be seen: the run's own while it is there.
    synchronized @Nullable AgentSlot agent() {
        return current != null && current.present() != null ? current : last;
    }

    /// The run's own agent, which is there until the very end.
    synchronized void see(@Nullable AgentSlot slot) {
        current = slot;
    }

    private void find(AgentSlot slot, StageRecord stage) {
        var agent = slot.present();
        if (agent == null) {
            return;
        }
        try {
            var reports = run.collector().find(agent, stage.path);
            run.recorder().tests(placed(reports));
            var coverage = run.collector().coverage().totals();
            if (!coverage.isEmpty()) {
                run.recorder().details(details -> details.coverage(coverage));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ProblemException e) {
            log.info("No look for reports after {}: {}", stage.path, e.summary());
        }
    }

    /// Reports found late belong to the stage that ran when they were written.
    private List<Collector.Report> placed(List<Collector.Report> reports) {
        return reports.stream().map(this::placed).toList();
    }

    private Collector.Report placed(Collector.Report report) {
        var path = run.recorder().runningAt(report.modifiedMillis());
        if (path == null) {
            return report;
        }
        var cases = report.cases().stream().map(test -> test.in(path)).toList();
        return new Collector.Report(report.file(), report.modifiedMillis(), cases);
    }

    @Override
    public void close() {
        var slot = last;
        if (slot != null) {
            slot.close();
        }
    }
}
