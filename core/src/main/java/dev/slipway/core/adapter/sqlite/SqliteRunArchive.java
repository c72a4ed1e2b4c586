package dev.slipway.core.adapter.sqlite;

import dev.slipway.core.pipeline.RunArchive;
import dev.slipway.core.pipeline.RunId;
import dev.slipway.core.pipeline.Status;
import dev.slipway.core.source.ProjectName;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Ended runs and their artifacts in SQLite; what belongs to a run goes with its row.
public final class SqliteRunArchive implements RunArchive {
    private static final String HAS_ENDED = " AND status NOT IN ('QUEUED', 'RUNNING')";

    private final Database database;

    public SqliteRunArchive(Database database) {
        this.database = database;
    }

    @Override
    public List<Entry> entries(ProjectName project) {
        return database.read(session ->
                session.list(
                        """
                        SELECT project, number, attempt, ref, queued_at, status, kept, EXISTS
                            (SELECT 1 FROM artifact_use WHERE run = seq AND stored = 1) AS stored
                        FROM run WHERE project = ? ORDER BY seq DESC\
                        """,
                        row ->
                                new Entry(
                                        id(row),
                                        row.text("ref"),
                                        row.instant("queued_at"),
                                        row.constant("status", Status.class),
                                        row.flag("stored"),
                                        row.flag("kept")),
                        project.value()));
    }

    private static RunId id(Row row) {
        return new RunId(
                new ProjectName(row.text("project")),
                row.integer("number"),
                row.integer("attempt"));
    }

    @Override
    public void keep(RunId run, boolean wanted) {
        change("UPDATE run SET kept = " + (wanted ? 1 : 0) + " WHERE " + RunRows.IS_ID, run);
    }

    @Override
    public boolean remove(RunId run) {
        return change("DELETE FROM run WHERE " + RunRows.IS_ID + HAS_ENDED + " AND kept = 0", run)
                == 1;
    }

    @Override
    public void giveUpArtifacts(RunId run) {
        change(
                "UPDATE artifact_use SET stored = 0 WHERE run = (SELECT seq FROM run WHERE "
                        + RunRows.IS_ID
                        + " AND kept = 0)",
                run);
    }

    private int change(String sql, RunId run) {
        return database.inTransaction(
                session -> session.update(sql, run.project().value(), run.number(), run.attempt()));
    }

    @Override
    public Set<String> neededArtifacts() {
        return database.read(session ->
                new HashSet<>(
                        session.list(
                                """
                                SELECT sha256 FROM artifact_use WHERE stored = 1
                                UNION
                                SELECT json_extract(artifact.value, '$.sha256')
                                FROM run, json_each(run.artifacts) artifact
                                WHERE run.status IN ('QUEUED', 'RUNNING')\
                                """,
                                row -> row.text("sha256"))));
    }

    @Override
    public List<Use> usesOf(String sha256) {
        return database.read(session ->
                session.list(
                        """
                        SELECT project, number, attempt, path, queued_at, stored
                        FROM artifact_use JOIN run ON run.seq = artifact_use.run
                        WHERE sha256 = ? ORDER BY seq DESC, path\
                        """,
                        row ->
                                new Use(
                                        id(row),
                                        row.text("path"),
                                        row.instant("queued_at"),
                                        row.flag("stored")),
                        sha256));
    }
}
