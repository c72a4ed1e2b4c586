package dev.slipway.core.adapter.sqlite;

import dev.slipway.core.pipeline.PipelineRun;
import dev.slipway.core.pipeline.Status;
import dev.slipway.core.source.ProjectName;
import dev.slipway.core.time.Medians;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The table `stage_time`: what medians are made of. Only the newest of each path stay, so that the
/// answer takes as long after 10,000 runs as after 100.
final class StageTimeRows {
    private static final int KEPT = 100;

    private StageTimeRows() {}

    static void add(Session session, PipelineRun run) {
        var sequence = RunRows.sequence(session, run.id());
        var project = run.id().project().value();
        run.allStages()
                .filter(stage -> stage.status() == Status.SUCCESS && stage.duration() != null)
                .forEach(stage -> {
                    session.update(
                            "INSERT OR REPLACE INTO stage_time (project, path, run, duration)"
                                    + " VALUES (?, ?, ?, ?)",
                            project,
                            stage.path(),
                            sequence,
                            stage.duration());
                    session.update(
                            """
                            DELETE FROM stage_time WHERE project = ?1 AND path = ?2 AND run <=
                                (SELECT run FROM stage_time WHERE project = ?1 AND path = ?2
                                 ORDER BY run DESC LIMIT 1 OFFSET ?3)\
                            """,
                            project,
                            stage.path(),
                            KEPT);
                });
    }

    static Map<String, Duration> medians(Session session, ProjectName project, int count) {
        record StageTime(String path, Duration duration) {}
        var newestFirst = new HashMap<String, List<Duration>>();
        session.list(
                        "SELECT path, duration FROM stage_time WHERE project = ? ORDER BY run DESC",
                        row ->
                                new StageTime(
                                        row.text("path"), Duration.ofNanos(row.number("duration"))),
                        project.value())
                .forEach(time ->
                        newestFirst
                                .computeIfAbsent(time.path(), _ -> new ArrayList<>())
                                .add(time.duration()));
        var medians = new HashMap<String, Duration>();
        newestFirst.forEach((path, times) ->
                medians.put(path, Medians.of(times.subList(0, Math.min(count, times.size())))));
        return medians;
    }
}
