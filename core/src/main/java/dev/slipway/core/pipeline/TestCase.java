package dev.slipway.core.pipeline;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// One test as its report tells it.
///
/// @param stage path of the stage it was found in
/// @param message first words of a failure, null if it has none · details the stack trace or reason
/// @param newFailure true if it fails here and did not in the previous run of the branch
public record TestCase(
        String stage,
        String suite,
        String className,
        String name,
        Outcome outcome,
        Duration duration,
        @Nullable String message,
        @Nullable String details,
        @Nullable String output,
        boolean newFailure) {

    /// `word()` is the spelling in the command line's output.
    public enum Outcome {
        PASSED,
        FAILED,
        ERROR,
        SKIPPED,
        FLAKY;

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /// Class and name, or the name alone where the report knows no class.
    public String fullName() {
        return className.isEmpty() ? name : className + "." + name;
    }
}
