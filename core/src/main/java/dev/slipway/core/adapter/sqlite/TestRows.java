package dev.slipway.core.adapter.sqlite;

import dev.slipway.core.pipeline.RunId;
import dev.slipway.core.pipeline.TestCase;
import dev.slipway.core.pipeline.TestName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The tables `test_result`, `test_name` and `test_ref`.
final class TestRows {
    private static final String ADD =
            """
            INSERT INTO test_result (run, ordinal, test, ref, outcome, duration, failing_since,
                new_failure, report, stage, suite, class_name, message, details, output)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
            """;

    /// From this many names on, all of the project are read at once.
    private static final int ONE_BY_ONE = 1_000;

    private TestRows() {}

    static void replace(Session session, RunRef run, List<TestCase> tests) {
        session.update("DELETE FROM test_result WHERE run = ?", run.sequence());
        var names = names(session, run.project(), tests);
        var batch = new ArrayList<@Nullable Object[]>();
        for (var test : tests) {
            batch.add(
                    new @Nullable Object[] {
                        run.sequence(),
                        batch.size(),
                        names.get(TestName.of(test)),
                        run.ref(),
                        test.outcome(),
                        test.duration(),
                        test.failingSince(),
                        test.newFailure(),
                        test.report(),
                        test.stage(),
                        test.suite(),
                        test.className().isEmpty() ? "" : null,
                        test.message(),
                        test.details(),
                        test.output()
                    });
        }
        session.updateAll(ADD, batch);
    }

    /// The numbers of all names, new ones included.
    private static Map<TestName, Long> names(
            Session session, String project, List<TestCase> tests) {
        var wanted = new LinkedHashSet<TestName>();
        tests.forEach(test -> wanted.add(TestName.of(test)));
        session.updateAll(
                "INSERT OR IGNORE INTO test_name (project, class_name, name) VALUES (?, ?, ?)",
                wanted.stream()
                        .map(name -> new Object[] {project, name.className(), name.name()})
                        .toList());
        var numbers = new HashMap<TestName, Long>();
        if (wanted.size() > ONE_BY_ONE) {
            session.list(
                            "SELECT id, class_name, name FROM test_name WHERE project = ?",
                            row ->
                                    Map.entry(
                                            new TestName(row.text("class_name"), row.text("name")),
                                            row.number("id")),
                            project)
                    .forEach(entry -> numbers.put(entry.getKey(), entry.getValue()));
        } else {
            wanted.forEach(name -> numbers.put(name, find(session, project, name).orElseThrow()));
        }
        return numbers;
    }

    static Optional<Long> find(Session session, String project, TestName name) {
        return session.first(
                "SELECT id FROM test_name WHERE project = ? AND class_name = ? AND name = ?",
                row -> row.number("id"),
                project,
                name.className(),
                name.name());
    }

    static List<TestCase> list(Session session, RunId id) {
        return session.list(
                """
                SELECT r.*, n.class_name AS of_class, n.name AS name
                FROM test_result r JOIN test_name n ON n.id = r.test
                WHERE r.run = (SELECT seq FROM run WHERE project = ? AND number = ? AND attempt = ?)
                ORDER BY r.ordinal\
                """,
                TestRows::test,
                id.project().value(),
                id.number(),
                id.attempt());
    }

    private static TestCase test(Row row) {
        var ownClass = row.textOrNull("class_name");
        return new TestCase(
                row.text("stage"),
                row.text("suite"),
                ownClass == null ? row.text("of_class") : ownClass,
                row.text("name"),
                row.constant("outcome", TestCase.Outcome.class),
                Duration.ofNanos(row.number("duration")),
                row.textOrNull("message"),
                row.textOrNull("details"),
                row.textOrNull("output"),
                row.flag("new_failure"),
                row.integer("failing_since"),
                row.integer("report"));
    }
}
