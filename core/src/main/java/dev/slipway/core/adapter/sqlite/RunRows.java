package dev.slipway.core.adapter.sqlite;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.slipway.core.pipeline.Artifact;
import dev.slipway.core.pipeline.BuiltImage;
import dev.slipway.core.pipeline.PipelineRun;
import dev.slipway.core.pipeline.RunDetails;
import dev.slipway.core.pipeline.RunGlance;
import dev.slipway.core.pipeline.RunId;
import dev.slipway.core.pipeline.StageResult;
import dev.slipway.core.pipeline.Status;
import dev.slipway.core.pipeline.TestFailure;
import dev.slipway.core.pipeline.Trigger;
import dev.slipway.core.source.ProjectName;
import dev.slipway.core.source.Revision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The table `run`.
final class RunRows {
    static final String IS_ID = "project = ? AND number = ? AND attempt = ?";

    private static final TypeReference<List<StageResult>> STAGES = new TypeReference<>() {};
    private static final TypeReference<List<TestFailure>> FAILURES = new TypeReference<>() {};
    private static final TypeReference<List<BuiltImage>> IMAGES = new TypeReference<>() {};
    private static final TypeReference<List<Artifact>> ARTIFACTS = new TypeReference<>() {};
    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};

    private static final TypeReference<RunDetails> DETAILS = new TypeReference<>() {};

    private RunRows() {}

    static void insert(Session session, PipelineRun run) {
        var revision = run.revision();
        session.update(
                """
                INSERT INTO run (project, number, attempt, ref, commit_hash, author, authored_at,
                    message, trigger, status, queued_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
                """,
                run.id().project().value(),
                run.id().number(),
                run.id().attempt(),
                run.ref(),
                revision.hash(),
                revision.author(),
                revision.authoredAt(),
                revision.message(),
                run.trigger(),
                run.status(),
                run.queuedAt());
    }

    static void update(Session session, PipelineRun run) {
        var tests = run.tests();
        var changed =
                session.update(
                        """
                        UPDATE run SET status = ?, started_at = ?, duration = ?, tests_total = ?,
                            tests_passed = ?, tests_failed = ?, tests_error = ?, tests_skipped = ?,
                            tests_flaky = ?, cause = ?, stages = ?, failures = ?, images = ?,
                            artifacts = ?, warnings = ?, details = ?
                        WHERE project = ? AND number = ? AND attempt = ?
                            AND status IN ('QUEUED', 'RUNNING')\
                        """,
                        run.status(),
                        run.startedAt(),
                        run.duration(),
                        tests.total(),
                        tests.passed(),
                        tests.failed(),
                        tests.error(),
                        tests.skipped(),
                        tests.flaky(),
                        run.cause(),
                        Json.write(run.stages()),
                        Json.write(run.failures()),
                        Json.write(run.images()),
                        Json.write(run.artifacts()),
                        Json.write(run.warnings()),
                        Json.write(run.details()),
                        run.id().project().value(),
                        run.id().number(),
                        run.id().attempt());
        if (changed != 1) {
            throw new IllegalStateException("run " + run.id() + " is not there or has ended");
        }
    }

    static Optional<PipelineRun> find(Session session, RunId id) {
        return session.first(
                "SELECT * FROM run WHERE " + IS_ID,
                RunRows::run,
                id.project().value(),
                id.number(),
                id.attempt());
    }

    static List<PipelineRun> list(
            Session session, Optional<ProjectName> project, Optional<RunId> before, int limit) {
        var where = new ArrayList<String>();
        var parameters = new ArrayList<@Nullable Object>();
        project.ifPresent(name -> {
            where.add("project = ?");
            parameters.add(name.value());
        });
        before.ifPresent(id -> {
            where.add("seq < ?");
            parameters.add(sequence(session, id));
        });
        parameters.add(limit);
        return session.list(
                "SELECT * FROM run"
                        + (where.isEmpty() ? "" : " WHERE " + String.join(" AND ", where))
                        + " ORDER BY seq DESC LIMIT ?",
                RunRows::run,
                parameters.toArray());
    }

    /// Each project's newest by the index alone; no row is read that is not wanted.
    static List<RunGlance> glances(Session session, int each) {
        return session.list(
                """
                SELECT run.project, number, attempt, ref, status, queued_at, duration
                FROM (SELECT DISTINCT project AS name FROM run) AS known
                JOIN run ON run.seq IN
                    (SELECT r.seq FROM run AS r WHERE r.project = known.name
                     ORDER BY r.seq DESC LIMIT ?)
                ORDER BY run.seq DESC\
                """,
                row ->
                        new RunGlance(
                                id(row),
                                row.text("ref"),
                                row.constant("status", Status.class),
                                row.instant("queued_at"),
                                row.durationOrNull("duration")),
                each);
    }

    private static RunId id(Row row) {
        return new RunId(
                new ProjectName(row.text("project")),
                row.integer("number"),
                row.integer("attempt"));
    }

    /// The row's number; grows with each run of the home.
    static long sequence(Session session, RunId id) {
        return session.first(
                        "SELECT seq FROM run WHERE " + IS_ID,
                        row -> row.number("seq"),
                        id.project().value(),
                        id.number(),
                        id.attempt())
                .orElseThrow(() -> new IllegalStateException("no run " + id));
    }

    private static PipelineRun run(Row row) {
        return new PipelineRun(
                id(row),
                row.text("ref"),
                new Revision(
                        row.text("commit_hash"),
                        row.text("author"),
                        row.instant("authored_at"),
                        row.text("message")),
                row.constant("trigger", Trigger.class),
                row.constant("status", Status.class),
                row.instant("queued_at"),
                row.instantOrNull("started_at"),
                row.durationOrNull("duration"),
                Json.read(row.text("stages"), STAGES),
                SqliteTestStore.totals(row),
                Json.read(row.text("failures"), FAILURES),
                Json.read(row.text("images"), IMAGES),
                Json.read(row.text("artifacts"), ARTIFACTS),
                Json.read(row.text("warnings"), TEXTS),
                row.textOrNull("cause"),
                details(row.textOrNull("details")));
    }

    /// Runs of older homes have none.
    private static RunDetails details(@Nullable String json) {
        return json == null ? RunDetails.NONE : Json.read(json, DETAILS);
    }
}
