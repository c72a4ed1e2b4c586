package dev.slipway.core.adapter.sqlite;

import dev.slipway.core.pipeline.PastTest;
import dev.slipway.core.pipeline.RunId;
import dev.slipway.core.pipeline.SlowTest;
import dev.slipway.core.pipeline.TestCase;
import dev.slipway.core.pipeline.TestName;
import dev.slipway.core.source.ProjectName;
import dev.slipway.core.time.Medians;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// What `test_result` says of one test over the runs of a branch, by its index alone.
final class HistoryRows {
    private static final int MEDIAN_OF = 10;

    private HistoryRows() {}

    static List<TestCase> compared(Session session, RunRef run, List<TestCase> tests) {
        var hasBefore = hasRunBefore(session, run);
        return tests.stream()
                .map(test -> test.isBad() ? compared(session, run, test, hasBefore) : test)
                .toList();
    }

    private static boolean hasRunBefore(Session session, RunRef run) {
        return session.first(
                        """
                        SELECT b.seq FROM run me JOIN run b
                            ON b.project = me.project AND b.ref = me.ref AND b.seq < me.seq
                        WHERE me.seq = ? AND b.status NOT IN ('QUEUED', 'RUNNING') LIMIT 1\
                        """,
                        row -> row.number("seq"),
                        run.sequence())
                .isPresent();
    }

    private static TestCase compared(
            Session session, RunRef run, TestCase test, boolean hasBefore) {
        var since =
                TestRows.find(session, run.project(), TestName.of(test))
                        .flatMap(name ->
                                session.first(
                                        """
                                        SELECT failing_since FROM test_result
                                        WHERE test = ? AND ref = ? AND run < ? AND outcome <> 'SKIPPED'
                                        ORDER BY run DESC, failing_since DESC LIMIT 1\
                                        """,
                                        row -> row.integer("failing_since"),
                                        name,
                                        run.ref(),
                                        run.sequence()))
                        .filter(number -> number > 0)
                        .orElse(run.number());
        return test.failing(since, hasBefore && since == run.number());
    }

    static List<PastTest> history(Session session, RunRef run, TestName name, int count) {
        var worst = new LinkedHashMap<RunId, PastTest>();
        // Several results of a name in one run are rare, so a few more rows are enough.
        TestRows.find(session, run.project(), name)
                .ifPresent(test ->
                        session.list(
                                        """
                                        SELECT run.project AS project, number, attempt, queued_at,
                                            commit_hash, outcome, r.duration AS duration
                                        FROM test_result r JOIN run ON run.seq = r.run
                                        WHERE r.test = ? AND r.ref = ? AND r.run <= ?
                                        ORDER BY r.run DESC LIMIT ?\
                                        """,
                                        HistoryRows::past,
                                        test,
                                        run.ref(),
                                        run.sequence(),
                                        2 * count + 10)
                                .forEach(
                                        past -> worst.merge(past.run(), past, HistoryRows::worse)));
        return worst.values().stream().limit(count).toList();
    }

    private static PastTest past(Row row) {
        return new PastTest(
                new RunId(
                        new ProjectName(row.text("project")),
                        row.integer("number"),
                        row.integer("attempt")),
                row.instant("queued_at"),
                row.text("commit_hash"),
                row.constant("outcome", TestCase.Outcome.class),
                Duration.ofNanos(row.number("duration")));
    }

    private static PastTest worse(PastTest one, PastTest other) {
        return one.outcome().worse(other.outcome()) == one.outcome() ? one : other;
    }

    static List<SlowTest> slowest(Session session, RunRef run, int count) {
        record Slow(long test, TestName name, Duration duration) {}
        var slow =
                session.list(
                        """
                        SELECT test, n.class_name AS class_name, n.name AS name, max(duration) AS duration
                        FROM test_result JOIN test_name n ON n.id = test
                        WHERE run = ? GROUP BY test ORDER BY 4 DESC, 2, 3 LIMIT ?\
                        """,
                        row ->
                                new Slow(
                                        row.number("test"),
                                        new TestName(row.text("class_name"), row.text("name")),
                                        Duration.ofNanos(row.number("duration"))),
                        run.sequence(),
                        count);
        var result = new ArrayList<SlowTest>();
        for (var each : slow) {
            var times =
                    session.list(
                            """
                            SELECT duration FROM test_result WHERE test = ? AND ref = ? AND run <= ?
                            ORDER BY run DESC LIMIT ?\
                            """,
                            row -> Duration.ofNanos(row.number("duration")),
                            each.test(),
                            run.ref(),
                            run.sequence(),
                            MEDIAN_OF);
            result.add(new SlowTest(each.name(), each.duration(), Medians.of(times)));
        }
        return result;
    }
}
