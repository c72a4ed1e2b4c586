package dev.slipway.core.adapter.sqlite;

import dev.slipway.core.pipeline.PipelineRun;
import dev.slipway.core.pipeline.RunGlance;
import dev.slipway.core.pipeline.RunId;
import dev.slipway.core.pipeline.RunStore;
import dev.slipway.core.pipeline.Status;
import dev.slipway.core.pipeline.TestTotals;
import dev.slipway.core.pipeline.Trigger;
import dev.slipway.core.source.ProjectName;
import dev.slipway.core.source.Revision;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Runs in SQLite: one row a run, with its stage tree as JSON.
public final class SqliteRunStore implements RunStore {
    private final Database database;

    public SqliteRunStore(Database database) {
        this.database = database;
    }

    @Override
    public PipelineRun create(
            ProjectName project, String ref, Revision revision, Trigger trigger, Instant now) {
        return database.inTransaction(session -> {
            var number =
                    session.first(
                                            "SELECT max(number) AS last FROM run WHERE project = ?",
                                            row ->
                                                    row.numberOrNull("last") == null
                                                            ? 0
                                                            : row.integer("last"),
                                            project.value())
                                    .orElse(0)
                            + 1;
            return insert(session, new RunId(project, number, 1), ref, revision, trigger, now);
        });
    }

    @Override
    public PipelineRun createAttempt(
            RunId of, String ref, Revision revision, Trigger trigger, Instant now) {
        return database.inTransaction(session -> {
            var last =
                    session.first(
                                    "SELECT max(attempt) AS last FROM run WHERE project = ? AND"
                                            + " number = ?",
                                    row -> row.integer("last"),
                                    of.project().value(),
                                    of.number())
                            .orElseThrow();
            var id = new RunId(of.project(), of.number(), last + 1);
            return insert(session, id, ref, revision, trigger, now);
        });
    }

    private static PipelineRun insert(
            Session session,
            RunId id,
            String ref,
            Revision revision,
            Trigger trigger,
            Instant now) {
        var run =
                new PipelineRun(
                        id,
                        ref,
                        revision,
                        trigger,
                        Status.QUEUED,
                        now,
                        null,
                        null,
                        List.of(),
                        TestTotals.NONE,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        null);
        RunRows.insert(session, run);
        return run;
    }

    @Override
    public void save(PipelineRun run) {
        database.inTransaction(session -> {
            RunRows.update(session, run);
            if (run.status().isFinal()) {
                StageTimeRows.add(session, run);
                ArtifactRows.add(session, run);
            }
            return true;
        });
    }

    @Override
    public Optional<PipelineRun> find(RunId id) {
        return database.read(session -> RunRows.find(session, id));
    }

    @Override
    public List<PipelineRun> list(
            Optional<ProjectName> project, Optional<RunId> before, int limit) {
        return database.read(session -> RunRows.list(session, project, before, limit));
    }

    @Override
    public Map<ProjectName, List<RunGlance>> glances(int each) {
        return database.read(session -> RunRows.glances(session, each)).stream()
                .collect(Collectors.groupingBy(glance -> glance.id().project()));
    }

    @Override
    public Map<String, Duration> medians(ProjectName project, int count) {
        return database.read(session -> StageTimeRows.medians(session, project, count));
    }

    @Override
    public void askCancel(RunId id) {
        database.inTransaction(session ->
                session.update(
                        "UPDATE run SET cancel_asked = 1 WHERE "
                                + RunRows.IS_ID
                                + " AND status IN ('QUEUED', 'RUNNING')",
                        id.project().value(),
                        id.number(),
                        id.attempt()));
    }

    @Override
    public boolean isCancelAsked(RunId id) {
        return database.read(session ->
                        session.first(
                                "SELECT cancel_asked FROM run WHERE " + RunRows.IS_ID,
                                row -> row.flag("cancel_asked"),
                                id.project().value(),
                                id.number(),
                                id.attempt()))
                .orElse(false);
    }
}
