package dev.slipway.core.adapter.sqlite;

import dev.slipway.core.source.ProjectName;

/// Runs with tests, copied in SQL from the only run of a project: 2 of its 100 tests fail in every
/// fifth run, one is flaky in every tenth.
public final class ManyResults {
    private ManyResults() {}

    /// Fills up to `count` runs of the project; what is there already stays.
    public static void upTo(int count, ProjectName project, Database database) {
        database.inTransaction(session -> {
            session.update(
                    """
                    INSERT INTO run (project, number, attempt, ref, commit_hash, author,
                        authored_at, message, trigger, status, queued_at, started_at, duration,
                        tests_total, tests_passed, tests_failed, stages)
                    WITH RECURSIVE n (number) AS (
                        SELECT (SELECT max(number) FROM run WHERE project = ?1) + 1
                        UNION ALL SELECT number + 1 FROM n WHERE number < ?2)
                    SELECT project, n.number, attempt, ref, printf('%040x', n.number), author,
                        authored_at, message, trigger, status, queued_at, started_at, duration,
                        100, 98, 2, stages
                    FROM n JOIN run ON run.project = ?1 AND run.number = 1\
                    """,
                    project.value(), count);
            session.update(
                    """
                    INSERT INTO test_result (run, ordinal, test, ref, outcome, duration,
                        failing_since, new_failure, report, stage, suite, message, details)
                    SELECT run.seq, r.ordinal, r.test, r.ref,
                        CASE WHEN r.ordinal < 2 AND run.number % 5 = 0 THEN 'FAILED' ELSE 'PASSED' END,
                        r.duration + run.number, CASE WHEN r.ordinal < 2 AND run.number % 5 = 0
                            THEN run.number ELSE 0 END, 0, 0, r.stage, r.suite,
                        CASE WHEN r.ordinal < 2 AND run.number % 5 = 0 THEN 'expected: 3' END,
                        CASE WHEN r.ordinal < 2 AND run.number % 5 = 0 THEN hex(zeroblob(1000)) END
                    FROM run JOIN test_result r
                        ON r.run = (SELECT seq FROM run WHERE project = ?1 AND number = 1)
                    WHERE run.project = ?1 AND run.number > 1
                        AND NOT EXISTS (SELECT 1 FROM test_result t WHERE t.run = run.seq)\
                    """,
                    project.value());
            session.update(
                    """
                    INSERT OR IGNORE INTO test_flake (project, run, test, by_rerun)
                    SELECT ?1, run.seq, 1, 1 FROM run WHERE project = ?1 AND number % 10 = 0\
                    """,
                    project.value());
            return session.update(
                    """
                    INSERT OR IGNORE INTO stage_time (project, path, run, duration)
                    SELECT s.project, s.path, run.seq, s.duration
                    FROM stage_time s JOIN run ON run.project = s.project
                    WHERE s.project = ?1 AND s.run = (SELECT seq FROM run WHERE project = ?1 AND number = 1)
                        AND run.number > (SELECT max(number) - 90 FROM run WHERE project = ?1)\
                    """,
                    project.value());
        });
    }
}
