package dev.slipway.app.cli;

import dev.slipway.core.pipeline.PipelineRun;
import dev.slipway.core.pipeline.Pipelines;
import dev.slipway.core.pipeline.StageResult;
import dev.slipway.core.pipeline.StepLog;
import dev.slipway.core.pipeline.StepResult;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/// Hands on the log lines of a run's steps, each once, in the order of the stages. For one thread.
final class RunLog {
    private static final int LINES_AT_ONCE = 500;
    private static final long ALL = -1;

    /// Takes a line with where it came from.
    interface Sink {
        void line(StageResult stage, StepResult step, StepLog.Line line);
    }

    private final Pipelines pipelines;
    private final Predicate<StageResult> wanted;
    private final Sink sink;
    private long lines;
    private final Map<Integer, Long> handedOn = new HashMap<>();

    RunLog(Pipelines pipelines, Predicate<StageResult> wanted, Sink sink) {
        this.pipelines = pipelines;
        this.wanted = wanted;
        this.sink = sink;
    }

    /// How many lines were handed on so far.
    long lines() {
        return lines;
    }

    /// Hands on what came since the last call.
    void handOn(PipelineRun run) {
        run.allStages()
                .filter(wanted)
                .forEach(stage -> stage.steps().forEach(step -> handOn(run, stage, step)));
    }

    private void handOn(PipelineRun run, StageResult stage, StepResult step) {
        var from = handedOn.getOrDefault(step.ordinal(), 0L);
        if (from == ALL) {
            return;
        }
        try (var log = pipelines.log(run.id(), step)) {
            var complete = log.isComplete();
            for (var lines = log.lines(from, LINES_AT_ONCE);
                    !lines.isEmpty();
                    lines = log.lines(from, LINES_AT_ONCE)) {
                lines.forEach(line -> sink.line(stage, step, line));
                this.lines += lines.size();
                from += lines.size();
            }
            handedOn.put(step.ordinal(), complete ? ALL : from);
        }
    }
}
