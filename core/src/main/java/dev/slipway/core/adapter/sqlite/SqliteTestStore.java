package dev.slipway.core.adapter.sqlite;

import dev.slipway.core.pipeline.FlakyTest;
import dev.slipway.core.pipeline.PastTest;
import dev.slipway.core.pipeline.RunId;
import dev.slipway.core.pipeline.SlowTest;
import dev.slipway.core.pipeline.Status;
import dev.slipway.core.pipeline.TestCase;
import dev.slipway.core.pipeline.TestName;
import dev.slipway.core.pipeline.TestStore;
import dev.slipway.core.pipeline.TestTotals;
import dev.slipway.core.pipeline.TestTrend;
import dev.slipway.core.source.ProjectName;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Tests in SQLite: names once, results by run and, through an index, by test and branch.
public final class SqliteTestStore implements TestStore {
    private final Database database;

    public SqliteTestStore(Database database) {
        this.database = database;
    }

    @Override
    public void save(RunId run, List<TestCase> tests) {
        database.inTransaction(session -> {
            var ref = RunRef.make(session, run);
            TestRows.replace(session, ref, HistoryRows.compared(session, ref, tests));
            FlakeRows.replace(session, ref);
            return true;
        });
    }

    @Override
    public List<TestCase> tests(RunId run) {
        return database.read(session -> TestRows.list(session, run));
    }

    @Override
    public List<TestCase> compared(RunId run, List<TestCase> tests) {
        return tests.stream().noneMatch(TestCase::isBad)
                ? tests
                : database.read(
                        session -> HistoryRows.compared(session, RunRef.find(session, run), tests));
    }

    @Override
    public Map<TestName, List<PastTest>> history(RunId run, Collection<TestName> tests, int count) {
        return database.read(session -> {
            var ref = RunRef.find(session, run);
            var histories = new LinkedHashMap<TestName, List<PastTest>>();
            tests.forEach(
                    test -> histories.put(test, HistoryRows.history(session, ref, test, count)));
            return histories;
        });
    }

    @Override
    public List<TestTrend> trend(ProjectName project, String ref, int count) {
        return database.read(session ->
                session.list(
                        """
                        SELECT number, attempt, queued_at, status, duration, tests_total, tests_passed,
                            tests_failed, tests_error, tests_skipped, tests_flaky
                        FROM run WHERE project = ? AND ref = ? ORDER BY seq DESC LIMIT ?\
                        """,
                        row ->
                                new TestTrend(
                                        new RunId(
                                                project,
                                                row.integer("number"),
                                                row.integer("attempt")),
                                        row.instant("queued_at"),
                                        row.constant("status", Status.class),
                                        row.durationOrNull("duration"),
                                        totals(row)),
                        project.value(),
                        ref,
                        count));
    }

    static TestTotals totals(Row row) {
        return new TestTotals(
                row.integer("tests_total"),
                row.integer("tests_passed"),
                row.integer("tests_failed"),
                row.integer("tests_error"),
                row.integer("tests_skipped"),
                row.integer("tests_flaky"));
    }

    @Override
    public List<FlakyTest> flaky(ProjectName project, int runs) {
        return database.read(session -> FlakeRows.list(session, project, runs));
    }

    @Override
    public List<SlowTest> slowest(RunId run, int count) {
        return database.read(
                session -> HistoryRows.slowest(session, RunRef.find(session, run), count));
    }
}
