package dev.slipway.core.adapter.sqlite;

import dev.slipway.core.template.TemplateStore;
import java.time.Instant;
import java.util.List;

/// A person's templates in SQLite.
public final class SqliteTemplateStore implements TemplateStore {
    private final Database database;

    public SqliteTemplateStore(Database database) {
        this.database = database;
    }

    @Override
    public int save(String name, String text, Instant at) {
        return database.inTransaction(session -> {
            var newest = versions(session, name).stream().findFirst();
            if (newest.filter(saved -> saved.text().equals(text)).isPresent()) {
                return newest.get().version();
            }
            int version = newest.map(Saved::version).orElse(0) + 1;
            session.update(
                    "INSERT INTO compose_template (name, version, text, saved_at)"
                            + " VALUES (?, ?, ?, ?)",
                    name,
                    version,
                    text,
                    at);
            return version;
        });
    }

    @Override
    public List<Saved> newest() {
        return database.read(session ->
                session.list(
                        "SELECT * FROM compose_template t WHERE version ="
                                + " (SELECT max(version) FROM compose_template WHERE name = t.name)"
                                + " ORDER BY name",
                        SqliteTemplateStore::saved));
    }

    @Override
    public List<Saved> versions(String name) {
        return database.read(session -> versions(session, name));
    }

    private static List<Saved> versions(Session session, String name) {
        return session.list(
                "SELECT * FROM compose_template WHERE name = ? ORDER BY version DESC",
                SqliteTemplateStore::saved,
                name);
    }

    private static Saved saved(Row row) {
        return new Saved(
                row.text("name"),
                row.integer("version"),
                row.text("text"),
                row.instant("saved_at"));
    }

    @Override
    public void remove(String name) {
        database.inTransaction(
                session -> session.update("DELETE FROM compose_template WHERE name = ?", name));
    }
}
