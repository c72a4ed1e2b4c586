-- What a person chose to have done for a step that Slipway does not run.
CREATE TABLE step_substitute (
    project    TEXT NOT NULL,
    step       TEXT NOT NULL,
    substitute TEXT NOT NULL,
    PRIMARY KEY (project, step)
) STRICT, WITHOUT ROWID;
