package dev.slipway.core.pipeline.runner;

import dev.slipway.core.pipeline.Status;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Stages in a row: which of them are left out, and why. For the thread of that row.
final class StageRow {
    private final RunContext run;
    private final List<StageRecord> records;
    private final StepContext outer;
    private @Nullable String skipTo;
    private @Nullable String failed;
    private @Nullable RuntimeException error;

    StageRow(RunContext run, List<StageRecord> records, StepContext outer, @Nullable String from) {
        this.run = run;
        this.records = records;
        this.outer = outer;
        this.skipTo = from;
    }

    /// False if the stage was left out.
    boolean goesOnWith(int index) {
        var record = records.get(index);
        if (record.name.equals(skipTo)) {
            skipTo = null;
        }
        if (skipTo != null) {
            var why = "the run was restarted at stage '" + skipTo + "'";
            run.recorder().leaveOut(record, Status.SKIPPED, why);
            return false;
        }
        var why = whyNot();
        if (why != null) {
            run.recorder().leaveOut(record, Status.NOT_BUILT, why);
        }
        return why == null;
    }

    private @Nullable String whyNot() {
        var reason = outer.halt().reason();
        if (reason != null) {
            return "the run ended before: " + reason.words();
        }
        if (failed != null) {
            return failed;
        }
        var isUnstable = run.verdict().status() == Status.UNSTABLE;
        return isUnstable && run.pipeline().options().has("skipStagesAfterUnstable")
                ? "a stage before it made the run unstable"
                : null;
    }

    void ended(int index, @Nullable RuntimeException how) {
        if (how != null && error == null) {
            error = how;
            var record = records.get(index);
            failed =
                    "stage '"
                            + record.name
                            + "' before it ended with "
                            + run.recorder().status(record).word();
        }
    }

    @Nullable RuntimeException error() {
        return error;
    }
}
