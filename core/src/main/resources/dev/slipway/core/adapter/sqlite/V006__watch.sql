-- How projects are watched for new commits, and what was seen of them last.
CREATE TABLE watch (
    project       TEXT PRIMARY KEY,
    branches      TEXT NOT NULL,
    poll_ms       INTEGER,
    local_commits INTEGER NOT NULL,
    webhook       INTEGER NOT NULL,
    -- JSON: commit by branch; null = nobody looked yet
    seen          TEXT
) STRICT;
