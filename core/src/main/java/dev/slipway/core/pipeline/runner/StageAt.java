package dev.slipway.core.pipeline.runner;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds the stage that something was written in, by the second of its file.
final class StageAt {
    private StageAt() {}

    /// Path of the stage with steps that ran in a second and began first: what is written at the
    /// end of a stage must not count for the next; null if none did. To be called under the lock of
    /// the records.
    static @Nullable String of(List<StageRecord> stages, long millis) {
        var at = Instant.ofEpochMilli(millis + 999);
        StageRecord best = null;
        for (var stage : stages) {
            var began = stage.startedAt;
            if (began == null || stage.steps.isEmpty() || began.isAfter(at)) {
                continue;
            }
            var ended = stage.duration == null ? null : began.plus(stage.duration);
            var isOver = ended != null && ended.isBefore(Instant.ofEpochMilli(millis));
            if (!isOver && (best == null || isEarlier(began, best))) {
                best = stage;
            }
        }
        return best == null ? null : best.path;
    }

    private static boolean isEarlier(Instant began, StageRecord other) {
        return other.startedAt == null || began.isBefore(other.startedAt);
    }
}
