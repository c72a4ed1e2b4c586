-- What else is known of a run, as JSON; and how people answered what runs asked.

ALTER TABLE run ADD COLUMN details TEXT;

CREATE TABLE input_answer (
    run       INTEGER NOT NULL REFERENCES run (seq) ON DELETE CASCADE,
    input     TEXT    NOT NULL,
    goes_on   INTEGER NOT NULL,
    given     TEXT    NOT NULL, -- values by name, JSON
    by_whom   TEXT    NOT NULL,
    PRIMARY KEY (run, input)
);
