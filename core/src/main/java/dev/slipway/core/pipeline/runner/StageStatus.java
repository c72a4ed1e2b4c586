package dev.slipway.core.pipeline.runner;

import dev.slipway.core.pipeline.Status;
import org.jspecify.annotations.Nullable;

/// How a stage went: what ended it, what its steps said of it, and how the stages in it went.
final class StageStatus {
    private StageStatus() {}

    static Status of(RunRecorder recorder, StageRecord record, @Nullable RuntimeException error) {
        var own = recorder.ownStatus(record);
        if (error != null) {
            return Results.worse(own, StageOutcome.status(error));
        }
        // What a script made of its own stages is the script's own outcome.
        var children =
                record.children.stream()
                        .filter(child -> !child.isScripted)
                        .map(recorder::status)
                        .toList();
        return Results.worse(own, Results.of(children));
    }
}
