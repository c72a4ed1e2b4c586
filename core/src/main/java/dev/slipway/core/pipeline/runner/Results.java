package dev.slipway.core.pipeline.runner;

import dev.slipway.core.pipeline.Status;
import java.util.Collection;
import java.util.List;

/// How results of parts make the result of the whole, as Jenkins does it.
final class Results {
    /// From good to bad. A failure outranks the aborts that fail-fast made of its siblings.
    private static final List<Status> RANKS =
            List.of(
                    Status.SKIPPED,
                    Status.NOT_BUILT,
                    Status.SUCCESS,
                    Status.UNSTABLE,
                    Status.ABORTED,
                    Status.FAILURE);

    private Results() {}

    static Status worse(Status one, Status other) {
        return RANKS.indexOf(one) >= RANKS.indexOf(other) ? one : other;
    }

    /// Of a stage with children or of a run: nothing that went wrong is forgotten; only skipped
    /// children make it skipped.
    static Status of(Collection<Status> parts) {
        return parts.stream().reduce(Results::worse).orElse(Status.SUCCESS);
    }

    /// True if what follows may run.
    static boolean goesOn(Status status) {
        return RANKS.indexOf(status) <= RANKS.indexOf(Status.UNSTABLE);
    }

    /// Jenkins' spelling in `currentBuild.result`.
    static String jenkins(Status status) {
        return switch (status) {
            case QUEUED, RUNNING, SUCCESS, SKIPPED -> "SUCCESS";
            case UNSTABLE -> "UNSTABLE";
            case FAILURE -> "FAILURE";
            case ABORTED -> "ABORTED";
            case NOT_BUILT -> "NOT_BUILT";
        };
    }
}
