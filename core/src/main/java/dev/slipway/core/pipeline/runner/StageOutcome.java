package dev.slipway.core.pipeline.runner;

import dev.slipway.core.pipeline.Status;
import dev.slipway.core.pipeline.script.ScriptException;
import dev.slipway.core.pipeline.script.Stopped;
import dev.slipway.core.problem.ProblemException;

/// What an exception that ended steps means for their stage.
final class StageOutcome {
    private StageOutcome() {}

    /// False for bugs of our own.
    static boolean isResult(RuntimeException e) {
        return e instanceof StepFailure
                || e instanceof ScriptException
                || e instanceof Stopped
                || e instanceof ProblemException;
    }

    static Status status(RuntimeException e) {
        return switch (e) {
            case StepFailure failure -> failure.status();
            case Halted halted -> halted.reason().status();
            default -> Status.FAILURE;
        };
    }

    static String words(RuntimeException e) {
        return switch (e) {
            case StepFailure failure -> failure.message();
            case Halted halted -> halted.reason().words();
            case Stopped stopped -> String.valueOf(stopped.getMessage());
            case ProblemException problem -> (problem.summary() + " " + problem.hint()).strip();
            case ScriptException script -> "line " + script.position() + ": " + script.getMessage();
            default -> "Slipway itself failed: " + e;
        };
    }
}
