package dev.slipway.core.pipeline.runner;

import dev.slipway.core.pipeline.Status;
import java.util.Collection;
import java.util.List;

/// How results of parts make the result of the whole, as Jenkins does it.
final class Results {
    /// From good to bad, in Jenkins' order.
    private static final List<Status> RANKS =
            List.of(
                    Status.QUEUED,
                    Status.RUNNING,
                    Status.SKIPPED,
                    Status.SUCCESS,
                    Status.UNSTABLE,
                    Status.FAILURE,
                    Status.NOT_BUILT,
                    Status.ABORTED);

    private Results() {}

    static Status worse(Status one, Status other) {
        return RANKS.indexOf(one) >= RANKS.indexOf(other) ? one : other;
    }

    /// Of a stage by the stages in it: nothing that went wrong is forgotten; those that were not
    /// reached say nothing; only skipped ones make it skipped.
    static Status of(Collection<Status> parts) {
        return parts.stream()
                .filter(part -> part != Status.NOT_BUILT)
                .reduce(Results::worse)
                .orElse(Status.SUCCESS);
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
