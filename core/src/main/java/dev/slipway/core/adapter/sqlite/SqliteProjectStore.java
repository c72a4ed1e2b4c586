package dev.slipway.core.adapter.sqlite;

import dev.slipway.core.source.Project;
import dev.slipway.core.source.ProjectName;
import dev.slipway.core.source.ProjectStore;
import java.util.List;
import java.util.Optional;

/// Projects in SQLite.
public final class SqliteProjectStore implements ProjectStore {
    private final Database database;

    public SqliteProjectStore(Database database) {
        this.database = database;
    }

    @Override
    public List<Project> all() {
        return database.read(session ->
                session.list("SELECT * FROM project ORDER BY name", SqliteProjectStore::project));
    }

    @Override
    public Optional<Project> find(ProjectName name) {
        return database.read(session ->
                session.first(
                        "SELECT * FROM project WHERE name = ?",
                        SqliteProjectStore::project,
                        name.value()));
    }

    @Override
    public boolean add(Project project) {
        return database.inTransaction(session ->
                session.update(
                                "INSERT INTO project (name, location, added_at) VALUES (?, ?, ?)"
                                        + " ON CONFLICT DO NOTHING",
                                project.name().value(),
                                project.location(),
                                project.addedAt())
                        == 1);
    }

    @Override
    public boolean remove(ProjectName name) {
        return database.inTransaction(session -> {
            session.update("DELETE FROM run WHERE project = ?", name.value());
            session.update("DELETE FROM watch WHERE project = ?", name.value());
            session.update("DELETE FROM trust WHERE project = ?", name.value());
            session.update("DELETE FROM step_substitute WHERE project = ?", name.value());
            return session.update("DELETE FROM project WHERE name = ?", name.value()) == 1;
        });
    }

    private static Project project(Row row) {
        return new Project(
                new ProjectName(row.text("name")), row.text("location"), row.instant("added_at"));
    }
}
