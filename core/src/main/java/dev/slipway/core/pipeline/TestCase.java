package dev.slipway.core.pipeline;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// One test as its report tells it.
///
/// @param stage path of the stage it was found in
/// @param message first words of a failure, null if it has none · details the stack trace or reason
/// @param output what it wrote, standard output before standard error, cut to a length that says so
/// @param newFailure true if it fails here and did not in the branch's run before
/// @param failingSince number of the run since which it fails without a pass between, 0 if it does
///   not fail
/// @param report ordinal of the kept report that tells it, from 1; 0 if none was kept
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
        boolean newFailure,
        int failingSince,
        int report) {

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

        public boolean isBad() {
            return this == FAILED || this == ERROR;
        }

        /// Which of two outcomes of one test tells more.
        public Outcome worse(Outcome other) {
            return rank() >= other.rank() ? this : other;
        }

        private int rank() {
            return switch (this) {
                case SKIPPED -> 0;
                case PASSED -> 1;
                case FLAKY -> 2;
                case FAILED -> 3;
                case ERROR -> 4;
            };
        }
    }

    /// A test that was not compared with others and whose report was not kept.
    public TestCase(
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
        this(
                stage,
                suite,
                className,
                name,
                outcome,
                duration,
                message,
                details,
                output,
                newFailure,
                0,
                0);
    }

    /// Class and name, or the name alone where the report knows no class.
    public String fullName() {
        return className.isEmpty() ? name : className + "." + name;
    }

    public boolean isBad() {
        return outcome.isBad();
    }

    /// The same test, found in another stage.
    public TestCase in(String stage) {
        return copy(stage, output, newFailure, failingSince, report);
    }

    /// The same test, failing since a run.
    public TestCase failing(int since, boolean isNew) {
        return copy(stage, output, isNew, since, report);
    }

    /// The same test, told by a kept report.
    public TestCase from(int report) {
        return copy(stage, output, newFailure, failingSince, report);
    }

    /// The same test with other output.
    public TestCase withOutput(@Nullable String text) {
        return copy(stage, text, newFailure, failingSince, report);
    }

    private TestCase copy(
            String where, @Nullable String text, boolean isNew, int since, int ordinal) {
        return new TestCase(
                where, suite, className, name, outcome, duration, message, details, text, isNew,
                since, ordinal);
    }
}
