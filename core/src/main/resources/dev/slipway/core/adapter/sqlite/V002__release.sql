-- Versions and releases. Trees of records are JSON.

CREATE TABLE version (
    project       TEXT NOT NULL,
    number        INTEGER NOT NULL,
    images_key    TEXT NOT NULL,
    config_digest TEXT NOT NULL,
    version       TEXT NOT NULL,
    PRIMARY KEY (project, number)
) STRICT;

CREATE INDEX version_by_content ON version (project, config_digest, images_key);

CREATE TABLE release (
    number       INTEGER PRIMARY KEY AUTOINCREMENT,
    project      TEXT NOT NULL,
    environment  TEXT NOT NULL,
    sequence     INTEGER NOT NULL,
    phase        TEXT NOT NULL,
    needs_driver INTEGER NOT NULL,
    state        TEXT NOT NULL,
    application  TEXT NOT NULL
) STRICT;

CREATE INDEX release_by_target ON release (project, environment, number);
CREATE INDEX release_to_drive ON release (number) WHERE needs_driver = 1;

-- What was decided, when and by whom; only ever added to.
CREATE TABLE release_journal (
    release  INTEGER NOT NULL REFERENCES release (number) ON DELETE CASCADE,
    sequence INTEGER NOT NULL,
    at       INTEGER NOT NULL,
    phase    TEXT NOT NULL,
    what     TEXT NOT NULL,
    by_whom  TEXT NOT NULL,
    why      TEXT NOT NULL,
    details  TEXT NOT NULL,
    PRIMARY KEY (release, sequence)
) STRICT, WITHOUT ROWID;

-- What runs for good in a target.
CREATE TABLE deployed (
    project     TEXT NOT NULL,
    environment TEXT NOT NULL,
    deployed    TEXT NOT NULL,
    PRIMARY KEY (project, environment)
) STRICT, WITHOUT ROWID;

-- What the driver last saw, and what the routers last said.
CREATE TABLE release_seen (
    release  INTEGER PRIMARY KEY REFERENCES release (number) ON DELETE CASCADE,
    snapshot TEXT,
    meters   TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE release_sample (
    seq     INTEGER PRIMARY KEY AUTOINCREMENT,
    release INTEGER NOT NULL REFERENCES release (number) ON DELETE CASCADE,
    at      INTEGER NOT NULL,
    sample  TEXT NOT NULL
) STRICT;

CREATE INDEX sample_by_release ON release_sample (release, at);

-- The sum of a release's samples, one row per service and side.
CREATE TABLE release_total (
    release INTEGER NOT NULL REFERENCES release (number) ON DELETE CASCADE,
    service TEXT NOT NULL,
    side    TEXT NOT NULL,
    total   TEXT NOT NULL,
    PRIMARY KEY (release, service, side)
) STRICT, WITHOUT ROWID;
