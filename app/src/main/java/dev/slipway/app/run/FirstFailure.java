package dev.slipway.app.run;

import dev.slipway.core.pipeline.PipelineRun;
import dev.slipway.core.pipeline.StageResult;
import dev.slipway.core.pipeline.Status;
import dev.slipway.core.pipeline.StepLog;
import dev.slipway.core.pipeline.StepResult;
import dev.slipway.core.pipeline.TestFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Where a bad run went wrong first: stage, step, and the line of its log that says so.
///
/// @param line of the step's log, from 0
record FirstFailure(String stage, int ordinal, long line) {
    private static final int AT_ONCE = 4096;
    private static final int LOOKED_AT = 200_000;
    private static final Pattern ESCAPE = Pattern.compile("\u001b\\[[0-9;:?]*[ -/]*[@-~]");
    private static final Pattern TELLS =
            Pattern.compile(
                    "\\bERROR\\b|\\bFATAL\\b|\\bFAIL(?:ED|URE)?\\b|\\berror:|\\bfatal:|✖|✗|✘"
                            + "|\\bnot ok\\b|\\b\\w*(?:Exception|AssertionError|AssertionFailedError)\\b"
                            + "|: not found$|No such file or directory|command not found|panic:");

    /// The stage and step that failed first, without looking into the log. Empty for a run where
    /// nothing failed.
    static Optional<Place> place(PipelineRun run) {
        return firstOf(run, Status.FAILURE)
                .or(() -> firstOf(run, Status.UNSTABLE))
                .or(() -> firstOf(run, Status.ABORTED))
                .map(stage -> new Place(stage, step(stage)));
    }

    /// @param step empty if the stage failed before its first step
    record Place(StageResult stage, Optional<StepResult> step) {}

    private static Optional<StageResult> firstOf(PipelineRun run, Status status) {
        return run.allStages()
                .filter(stage -> stage.status() == status)
                .filter(stage -> stage.children().stream().noneMatch(c -> c.status() == status))
                .min((a, b) ->
                        StageTimings.end(a, java.time.Instant.MAX)
                                .compareTo(StageTimings.end(b, java.time.Instant.MAX)));
    }

    private static Optional<StepResult> step(StageResult stage) {
        var steps = stage.steps();
        return steps.stream()
                .filter(step -> step.status() == Status.FAILURE)
                .findFirst()
                .or(() -> steps.stream().filter(s -> s.status() == stage.status()).findFirst())
                .or(() -> steps.stream().filter(s -> s.name().equals("sh")).reduce((a, b) -> b))
                .or(() -> steps.isEmpty() ? Optional.empty() : Optional.of(steps.getLast()));
    }

    /// Looks for the line: the first that names a failed test, else the first that sounds like a
    /// failure, else the last. Blocking; `log` stays open.
    static long line(StepLog log, List<TestFailure> failures) {
        var names = new ArrayList<String>();
        failures.forEach(f -> {
            names.add(f.test());
            names.add(f.test().substring(f.test().lastIndexOf('.') + 1));
        });
        long sounding = -1;
        long seen = 0;
        while (seen < LOOKED_AT) {
            var lines = log.lines(seen, AT_ONCE);
            if (lines.isEmpty()) {
                break;
            }
            for (var line : lines) {
                var text = ESCAPE.matcher(line.text()).replaceAll("");
                boolean tells = TELLS.matcher(text).find();
                if (tells && names.stream().anyMatch(text::contains)) {
                    return line.number();
                }
                if (tells && sounding < 0 && !text.startsWith("+ ")) {
                    sounding = line.number();
                }
            }
            seen += lines.size();
        }
        return sounding >= 0 ? sounding : Math.max(0, log.lineCount() - 1);
    }
}
