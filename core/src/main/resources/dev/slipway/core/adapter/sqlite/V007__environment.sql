-- Freeze windows of environments (a list of texts), and versions that may not be released.

ALTER TABLE environment ADD COLUMN freezes TEXT NOT NULL DEFAULT '[]';

CREATE TABLE blocked_version (
    project TEXT NOT NULL,
    version INTEGER NOT NULL,
    at      INTEGER NOT NULL,
    by_whom TEXT NOT NULL,
    why     TEXT NOT NULL,
    PRIMARY KEY (project, version)
) STRICT, WITHOUT ROWID;
