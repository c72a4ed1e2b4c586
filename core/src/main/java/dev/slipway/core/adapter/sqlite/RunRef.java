package dev.slipway.core.adapter.sqlite;

import dev.slipway.core.pipeline.RunId;

/// A run as rows of tests name it.
///
/// @param sequence its row · number within the project · ref the row of its branch
record RunRef(long sequence, int number, String project, long ref, String commit) {

    /// Makes the branch's row where it is not there; so only in a transaction that may write.
    static RunRef make(Session session, RunId id) {
        session.update(
                """
                INSERT OR IGNORE INTO test_ref (project, ref)
                SELECT project, ref FROM run WHERE project = ? AND number = ? AND attempt = ?\
                """,
                id.project().value(),
                id.number(),
                id.attempt());
        return find(session, id);
    }

    /// With the branch's row 0 where no test of it was ever saved.
    static RunRef find(Session session, RunId id) {
        return session.first(
                        """
                        SELECT seq, number, run.project AS project, commit_hash,
                            coalesce(test_ref.id, 0) AS branch
                        FROM run LEFT JOIN test_ref USING (project, ref)
                        WHERE run.project = ? AND number = ? AND attempt = ?\
                        """,
                        row ->
                                new RunRef(
                                        row.number("seq"),
                                        row.integer("number"),
                                        row.text("project"),
                                        row.number("branch"),
                                        row.text("commit_hash")),
                        id.project().value(),
                        id.number(),
                        id.attempt())
                .orElseThrow(() -> new IllegalStateException("no run " + id));
    }
}
