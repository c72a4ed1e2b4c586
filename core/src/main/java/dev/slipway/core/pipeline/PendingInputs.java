package dev.slipway.core.pipeline;

import dev.slipway.core.problem.ProblemException;
import java.util.Arrays;
import java.util.stream.Collectors;

/// Finds what a run waits for.
final class PendingInputs {
    private PendingInputs() {}

    /// Problem `input.unknown`.
    static PendingInput of(PipelineRun run, String input) {
        var waiting = run.details().waiting();
        if (input.isEmpty() && waiting.size() == 1) {
            return waiting.getFirst();
        }
        return waiting.stream()
                .filter(it -> it.id().equalsIgnoreCase(input))
                .findFirst()
                .or(() -> waiting.stream().filter(it -> it.stage().equals(input)).findFirst())
                .orElseThrow(() -> unknown(run, input));
    }

    private static ProblemException unknown(PipelineRun run, String input) {
        var ids =
                run.details().waiting().stream()
                        .map(PendingInput::id)
                        .collect(Collectors.joining(", "));
        return ProblemException.usage(
                "input.unknown",
                "The run " + run.id() + " does not wait for \"" + input + "\".",
                ids.isEmpty() ? "It waits for nothing." : "It waits for " + ids + ".");
    }

    /// Problem `input.submitter`.
    static void requireSubmitter(PendingInput pending, String by) {
        var allowed = pending.submitter();
        if (!allowed.isBlank()
                && Arrays.stream(allowed.split(",")).map(String::strip).noneMatch(by::equals)) {
            throw ProblemException.usage(
                    "input.submitter",
                    "Only " + allowed + " may answer " + pending.id() + ", not " + by + ".",
                    "If you answer for one of them, say so: --as NAME.");
        }
    }
}
