-- Times are milliseconds since 1970, durations nanoseconds, lists JSON.

CREATE TABLE project (
    name     TEXT PRIMARY KEY,
    location TEXT NOT NULL,
    added_at INTEGER NOT NULL
) STRICT;

CREATE TABLE environment (
    position  INTEGER PRIMARY KEY,
    name      TEXT NOT NULL UNIQUE,
    context   TEXT NOT NULL,
    variables TEXT NOT NULL,
    after     TEXT,
    approval  INTEGER NOT NULL,
    added_at  INTEGER NOT NULL
) STRICT;

CREATE TABLE run (
    seq          INTEGER PRIMARY KEY AUTOINCREMENT,
    project      TEXT NOT NULL,
    number       INTEGER NOT NULL,
    attempt      INTEGER NOT NULL,
    ref          TEXT NOT NULL,
    commit_hash  TEXT NOT NULL,
    author       TEXT NOT NULL,
    authored_at  INTEGER NOT NULL,
    message      TEXT NOT NULL,
    trigger      TEXT NOT NULL,
    status       TEXT NOT NULL,
    queued_at    INTEGER NOT NULL,
    started_at   INTEGER,
    duration     INTEGER,
    tests_total   INTEGER NOT NULL DEFAULT 0,
    tests_passed  INTEGER NOT NULL DEFAULT 0,
    tests_failed  INTEGER NOT NULL DEFAULT 0,
    tests_error   INTEGER NOT NULL DEFAULT 0,
    tests_skipped INTEGER NOT NULL DEFAULT 0,
    tests_flaky   INTEGER NOT NULL DEFAULT 0,
    cause        TEXT,
    cancel_asked INTEGER NOT NULL DEFAULT 0,
    stages       TEXT NOT NULL DEFAULT '[]',
    failures     TEXT NOT NULL DEFAULT '[]',
    images       TEXT NOT NULL DEFAULT '[]',
    artifacts    TEXT NOT NULL DEFAULT '[]',
    warnings     TEXT NOT NULL DEFAULT '[]',
    UNIQUE (project, number, attempt)
) STRICT;

CREATE INDEX run_by_project ON run (project, seq);

CREATE TABLE test_case (
    run         INTEGER NOT NULL REFERENCES run (seq) ON DELETE CASCADE,
    ordinal     INTEGER NOT NULL,
    stage       TEXT NOT NULL,
    suite       TEXT NOT NULL,
    class_name  TEXT NOT NULL,
    name        TEXT NOT NULL,
    outcome     TEXT NOT NULL,
    duration    INTEGER NOT NULL,
    message     TEXT,
    details     TEXT,
    output      TEXT,
    new_failure INTEGER NOT NULL,
    PRIMARY KEY (run, ordinal)
) STRICT, WITHOUT ROWID;

-- Successful stages of ended runs, the newest of each path; for medians.
CREATE TABLE stage_time (
    project  TEXT NOT NULL,
    path     TEXT NOT NULL,
    run      INTEGER NOT NULL REFERENCES run (seq) ON DELETE CASCADE,
    duration INTEGER NOT NULL,
    PRIMARY KEY (project, path, run)
) STRICT, WITHOUT ROWID;

CREATE TABLE trust (
    project      TEXT PRIMARY KEY,
    capabilities TEXT NOT NULL,
    branches     TEXT NOT NULL
) STRICT;

-- Hash-chained: each entry's hash covers the one before it.
CREATE TABLE audit (
    seq      INTEGER PRIMARY KEY AUTOINCREMENT,
    at       INTEGER NOT NULL,
    by_whom  TEXT NOT NULL,
    action   TEXT NOT NULL,
    subject  TEXT NOT NULL,
    why      TEXT NOT NULL,
    hash     TEXT NOT NULL
) STRICT;
