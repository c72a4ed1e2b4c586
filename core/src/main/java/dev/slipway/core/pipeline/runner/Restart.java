package dev.slipway.core.pipeline.runner;

import dev.slipway.core.pipeline.Pipeline;
import dev.slipway.core.pipeline.Stage;
import dev.slipway.core.problem.ProblemException;
import java.util.stream.Collectors;

/// Beginning a run again at one of its stages.
final class Restart {
    private Restart() {}

    /// Problems `run.unknownStage`, `run.noRestart`.
    static void check(Pipeline pipeline, String stage) {
        if (pipeline.options().has("disableRestartFromStage")) {
            throw ProblemException.usage(
                    "run.noRestart",
                    "The pipeline forbids to restart it from a stage (disableRestartFromStage).",
                    "Run it from its start.");
        }
        if (pipeline.isScripted()) {
            throw ProblemException.usage(
                    "run.noRestart",
                    "A scripted pipeline cannot be begun at one of its stages.",
                    "Run it from its start: leave out --from.");
        }
        if (pipeline.stages().stream().noneMatch(it -> it.name().equals(stage))) {
            throw ProblemException.usage(
                    "run.unknownStage",
                    "The pipeline has no stage \"" + stage + "\" at its top level.",
                    "It has "
                            + pipeline.stages().stream()
                                    .map(Stage::name)
                                    .collect(Collectors.joining(", "))
                            + ".");
        }
    }
}
