package dev.slipway.core.adapter.sqlite;

import dev.slipway.core.pipeline.RunId;
import dev.slipway.core.pipeline.TestCase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The table `test_case`.
final class TestRows {
    private TestRows() {}

    static void replace(Session session, long run, List<TestCase> tests) {
        session.update("DELETE FROM test_case WHERE run = ?", run);
        var batch = new ArrayList<@Nullable Object[]>();
        for (var test : tests) {
            batch.add(
                    new @Nullable Object[] {
                        run,
                        batch.size(),
                        test.stage(),
                        test.suite(),
                        test.className(),
                        test.name(),
                        test.outcome(),
                        test.duration(),
                        test.message(),
                        test.details(),
                        test.output(),
                        test.newFailure()
                    });
        }
        session.updateAll(
                """
                INSERT INTO test_case (run, ordinal, stage, suite, class_name, name, outcome,
                    duration, message, details, output, new_failure)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
                """,
                batch);
    }

    static List<TestCase> list(Session session, RunId id) {
        return session.list(
                "SELECT * FROM test_case WHERE run = (SELECT seq FROM run WHERE "
                        + RunRows.IS_ID
                        + ") ORDER BY ordinal",
                TestRows::test,
                id.project().value(),
                id.number(),
                id.attempt());
    }

    private static TestCase test(Row row) {
        return new TestCase(
                row.text("stage"),
                row.text("suite"),
                row.text("class_name"),
                row.text("name"),
                row.constant("outcome", TestCase.Outcome.class),
                Duration.ofNanos(row.number("duration")),
                row.textOrNull("message"),
                row.textOrNull("details"),
                row.textOrNull("output"),
                row.flag("new_failure"));
    }
}
