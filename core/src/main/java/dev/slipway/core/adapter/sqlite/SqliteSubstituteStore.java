package dev.slipway.core.adapter.sqlite;

import dev.slipway.core.pipeline.Substitute;
import dev.slipway.core.pipeline.SubstituteStore;
import dev.slipway.core.pipeline.Substitutes;
import dev.slipway.core.source.ProjectName;

/// What is done for steps that Slipway does not run, in SQLite.
public final class SqliteSubstituteStore implements SubstituteStore {
    private final Database database;

    public SqliteSubstituteStore(Database database) {
        this.database = database;
    }

    @Override
    public Substitutes find(ProjectName project) {
        record Entry(String step, Substitute substitute) {}
        var entries =
                database.read(session ->
                        session.list(
                                "SELECT * FROM step_substitute WHERE project = ?",
                                row ->
                                        new Entry(
                                                row.text("step"),
                                                Substitute.parse(row.text("substitute"))),
                                project.value()));
        var all = Substitutes.NONE;
        for (var entry : entries) {
            all = all.with(entry.step(), entry.substitute());
        }
        return all;
    }

    @Override
    public void save(ProjectName project, String step, Substitute substitute) {
        database.inTransaction(session ->
                session.update(
                        "INSERT OR REPLACE INTO step_substitute (project, step, substitute)"
                                + " VALUES (?, ?, ?)",
                        project.value(),
                        step,
                        substitute.word()));
    }
}
