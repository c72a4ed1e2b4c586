package dev.slipway.core.adapter.sqlite;

import dev.slipway.core.pipeline.PipelineRun;
import dev.slipway.core.pipeline.StageResult;
import dev.slipway.core.pipeline.StageTimes;
import dev.slipway.core.pipeline.Status;
import dev.slipway.core.pipeline.TestTotals;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/// Runs of the usual size.
final class ManyRuns {
    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

    private ManyRuns() {}

    static PipelineRun ended(PipelineRun created) {
        return new PipelineRun(
                created.id(),
                created.ref(),
                created.revision(),
                created.trigger(),
                Status.SUCCESS,
                created.queuedAt(),
                START,
                Duration.ofSeconds(90),
                IntStream.range(0, 8).mapToObj(ManyRuns::stage).toList(),
                new TestTotals(200, 200, 0, 0, 0, 0),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null);
    }

    /// Copies run 1 of the only project, in SQL: through the store it would take half a minute.
    static void copyUpTo(int count, Database database) {
        database.inTransaction(session -> {
            session.update(
                    """
                    INSERT INTO run (project, number, attempt, ref, commit_hash, author, authored_at,
                        message, trigger, status, queued_at, started_at, duration, tests_total, stages)
                    WITH RECURSIVE n (number) AS (SELECT 2 UNION ALL
                        SELECT number + 1 FROM n WHERE number < ?)
                    SELECT project, n.number, attempt, ref, commit_hash, author, authored_at,
                        message, trigger, status, queued_at, started_at, duration, tests_total, stages
                    FROM run, n\
                    """,
                    count);
            return session.update(
                    """
                    INSERT INTO stage_time (project, path, run, duration)
                    SELECT project, path, run.seq, stage_time.duration
                    FROM stage_time JOIN run USING (project)
                    WHERE run.seq > 9900 AND stage_time.run = 1\
                    """);
        });
    }

    private static StageResult stage(int number) {
        return new StageResult(
                "Stage " + number,
                "Stage " + number,
                Status.SUCCESS,
                START,
                Duration.ofSeconds(number + 1),
                StageTimes.NONE,
                null,
                null,
                false,
                List.of(),
                List.of());
    }
}
