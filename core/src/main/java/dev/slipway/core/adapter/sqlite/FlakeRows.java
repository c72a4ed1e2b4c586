package dev.slipway.core.adapter.sqlite;

import dev.slipway.core.pipeline.FlakyTest;
import dev.slipway.core.pipeline.RunId;
import dev.slipway.core.pipeline.TestName;
import dev.slipway.core.source.ProjectName;
import java.util.List;

/// The table `test_flake`: written when a run's tests are saved, so that nobody has to search.
final class FlakeRows {
    private FlakeRows() {}

    static void replace(Session session, RunRef run) {
        session.update(
                "DELETE FROM test_flake WHERE project = ? AND run = ?",
                run.project(),
                run.sequence());
        session.update(
                """
                INSERT OR IGNORE INTO test_flake (project, run, test, by_rerun)
                SELECT ?1, run, test, 1 FROM test_result WHERE run = ?2 AND outcome = 'FLAKY'\
                """,
                run.project(),
                run.sequence());
        session.update(
                """
                INSERT OR IGNORE INTO test_flake (project, run, test, by_rerun)
                SELECT ?1, mine.run, mine.test, 0
                FROM run twin
                JOIN test_ref ON test_ref.project = twin.project AND test_ref.ref = twin.ref
                JOIN test_result mine ON mine.run = ?2
                JOIN test_result other ON other.test = mine.test AND other.ref = test_ref.id
                    AND other.run = twin.seq
                WHERE twin.project = ?1 AND twin.commit_hash = ?3 AND twin.seq <> ?2
                    AND (mine.outcome IN ('FAILED', 'ERROR') AND other.outcome IN ('PASSED', 'FLAKY')
                        OR mine.outcome = 'PASSED' AND other.outcome IN ('FAILED', 'ERROR'))\
                """,
                run.project(),
                run.sequence(),
                run.commit());
    }

    static List<FlakyTest> list(Session session, ProjectName project, int runs) {
        return session.list(
                """
                SELECT n.class_name AS class_name, n.name AS name, f.times AS times,
                    f.by_rerun AS by_rerun, run.number AS number, run.attempt AS attempt
                FROM (SELECT test, count(*) AS times, max(run) AS run, max(by_rerun) AS by_rerun
                      FROM test_flake WHERE project = ?1 AND run >= coalesce(
                          (SELECT seq FROM run WHERE project = ?1 ORDER BY seq DESC LIMIT 1 OFFSET ?2), 0)
                      GROUP BY test) f
                JOIN test_name n ON n.id = f.test JOIN run ON run.seq = f.run
                ORDER BY f.times DESC, f.run DESC, n.class_name, n.name\
                """,
                row ->
                        new FlakyTest(
                                new TestName(row.text("class_name"), row.text("name")),
                                row.integer("times"),
                                new RunId(project, row.integer("number"), row.integer("attempt")),
                                row.flag("by_rerun")),
                project.value(),
                Math.max(0, runs - 1));
    }
}
