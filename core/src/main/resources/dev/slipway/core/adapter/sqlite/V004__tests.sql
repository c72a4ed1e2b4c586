-- Tests over many runs: names once, results found by test and branch.

CREATE TABLE test_name (
    id         INTEGER PRIMARY KEY,
    project    TEXT NOT NULL,
    class_name TEXT NOT NULL,
    name       TEXT NOT NULL,
    UNIQUE (project, class_name, name)
) STRICT;

CREATE TABLE test_ref (
    id      INTEGER PRIMARY KEY,
    project TEXT NOT NULL,
    ref     TEXT NOT NULL,
    UNIQUE (project, ref)
) STRICT;

CREATE TABLE test_result (
    run           INTEGER NOT NULL REFERENCES run (seq) ON DELETE CASCADE,
    ordinal       INTEGER NOT NULL,
    test          INTEGER NOT NULL REFERENCES test_name (id),
    ref           INTEGER NOT NULL REFERENCES test_ref (id),
    outcome       TEXT NOT NULL,
    duration      INTEGER NOT NULL,
    failing_since INTEGER NOT NULL,
    new_failure   INTEGER NOT NULL,
    report        INTEGER NOT NULL,
    stage         TEXT NOT NULL,
    suite         TEXT NOT NULL,
    class_name    TEXT,
    message       TEXT,
    details       TEXT,
    output        TEXT,
    PRIMARY KEY (run, ordinal)
) STRICT, WITHOUT ROWID;

INSERT INTO test_name (project, class_name, name)
SELECT DISTINCT run.project,
    CASE test_case.class_name WHEN '' THEN test_case.suite ELSE test_case.class_name END, test_case.name
FROM test_case JOIN run ON run.seq = test_case.run;

INSERT INTO test_ref (project, ref) SELECT DISTINCT project, ref FROM run;

INSERT INTO test_result (run, ordinal, test, ref, outcome, duration, failing_since, new_failure, report, stage, suite,
    class_name, message, details, output)
SELECT c.run, c.ordinal, test_name.id, test_ref.id, c.outcome, c.duration,
    CASE WHEN c.outcome IN ('FAILED', 'ERROR') THEN run.number ELSE 0 END, c.new_failure, 0, c.stage, c.suite,
    CASE c.class_name WHEN '' THEN '' END, c.message, c.details, c.output
FROM test_case c
JOIN run ON run.seq = c.run
JOIN test_name ON test_name.project = run.project AND test_name.name = c.name
    AND test_name.class_name = CASE c.class_name WHEN '' THEN c.suite ELSE c.class_name END
JOIN test_ref ON test_ref.project = run.project AND test_ref.ref = run.ref;

DROP TABLE test_case;

-- All that a history needs stands in the index itself.
CREATE INDEX test_result_by_test ON test_result (test, ref, run, outcome, duration, failing_since);

-- Where the same commit went both ways.
CREATE TABLE test_flake (
    project  TEXT NOT NULL,
    run      INTEGER NOT NULL REFERENCES run (seq) ON DELETE CASCADE,
    test     INTEGER NOT NULL REFERENCES test_name (id),
    by_rerun INTEGER NOT NULL,
    PRIMARY KEY (project, run, test)
) STRICT, WITHOUT ROWID;

CREATE INDEX run_by_ref ON run (project, ref, seq);
CREATE INDEX run_by_commit ON run (project, commit_hash);
