package dev.slipway.core.pipeline;

import dev.slipway.core.problem.ProblemException;

/// What a person chose to have done in place of a step that Slipway does not run. `word()` is its
/// spelling on the command line and in the store. The block of a step with one is run all the same
/// (after the command), except by `Fail`.
public sealed interface Substitute {
    String word();

    /// The step is left out; in a script it gives null.
    record Skip() implements Substitute {
        @Override
        public String word() {
            return "skip";
        }
    }

    /// The step fails.
    record Fail() implements Substitute {
        @Override
        public String word() {
            return "fail";
        }
    }

    /// This shell command is run, as by `sh`.
    record Shell(String command) implements Substitute {
        @Override
        public String word() {
            return "sh:" + command;
        }
    }

    /// Problem `substitute.unknown`.
    static Substitute parse(String word) {
        if (word.startsWith("sh:") && !word.substring(3).isBlank()) {
            return new Shell(word.substring(3));
        }
        return switch (word) {
            case "skip" -> new Skip();
            case "fail" -> new Fail();
            default ->
                    throw ProblemException.usage(
                            "substitute.unknown",
                            "\"" + word + "\" says nothing that can be done for a step.",
                            "Choose skip, fail or sh:COMMAND.");
        };
    }
}
