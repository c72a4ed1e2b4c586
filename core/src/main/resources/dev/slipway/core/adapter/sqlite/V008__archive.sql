-- Runs that a person keeps for good; which runs made which artifacts, found by their content.

ALTER TABLE run ADD COLUMN kept INTEGER NOT NULL DEFAULT 0;

CREATE TABLE artifact_use (
    run    INTEGER NOT NULL REFERENCES run (seq) ON DELETE CASCADE,
    path   TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    -- 0 = the run gave its bytes up; others may still need them
    stored INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY (run, path)
) STRICT, WITHOUT ROWID;

INSERT OR IGNORE INTO artifact_use (run, path, sha256)
SELECT run.seq, json_extract(artifact.value, '$.path'), json_extract(artifact.value, '$.sha256')
FROM run, json_each(run.artifacts) artifact
WHERE run.status NOT IN ('QUEUED', 'RUNNING');

CREATE INDEX artifact_use_by_content ON artifact_use (sha256, stored);
