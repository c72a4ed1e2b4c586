package dev.slipway.core.adapter.sqlite;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.slipway.core.environment.Environment;
import dev.slipway.core.environment.EnvironmentName;
import dev.slipway.core.environment.EnvironmentStore;
import dev.slipway.core.environment.Freeze;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Environments in SQLite.
public final class SqliteEnvironmentStore implements EnvironmentStore {
    private static final TypeReference<Map<String, String>> VARIABLES = new TypeReference<>() {};

    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};

    private final Database database;

    public SqliteEnvironmentStore(Database database) {
        this.database = database;
    }

    @Override
    public List<Environment> all() {
        return database.read(session ->
                session.list(
                        "SELECT * FROM environment ORDER BY position",
                        SqliteEnvironmentStore::environment));
    }

    @Override
    public Optional<Environment> find(EnvironmentName name) {
        return database.read(session ->
                session.first(
                        "SELECT * FROM environment WHERE name = ?",
                        SqliteEnvironmentStore::environment,
                        name.value()));
    }

    @Override
    public boolean add(Environment environment) {
        var after = environment.after();
        return database.inTransaction(session ->
                session.update(
                                "INSERT INTO environment"
                                        + " (name, context, variables, after, approval, added_at,"
                                        + " freezes) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                                environment.name().value(),
                                environment.context(),
                                Json.write(environment.variables()),
                                after == null ? null : after.value(),
                                environment.approval(),
                                environment.addedAt(),
                                freezes(environment))
                        == 1);
    }

    @Override
    public boolean replace(Environment environment) {
        var after = environment.after();
        return database.inTransaction(session ->
                session.update(
                                "UPDATE environment SET context = ?, variables = ?, after = ?,"
                                        + " approval = ?, freezes = ? WHERE name = ?",
                                environment.context(),
                                Json.write(environment.variables()),
                                after == null ? null : after.value(),
                                environment.approval(),
                                freezes(environment),
                                environment.name().value())
                        == 1);
    }

    private static String freezes(Environment environment) {
        return Json.write(environment.freezes().stream().map(Freeze::text).toList());
    }

    @Override
    public boolean remove(EnvironmentName name) {
        return database.inTransaction(session ->
                session.update("DELETE FROM environment WHERE name = ?", name.value()) == 1);
    }

    private static Environment environment(Row row) {
        var after = row.textOrNull("after");
        return new Environment(
                new EnvironmentName(row.text("name")),
                row.text("context"),
                Json.read(row.text("variables"), VARIABLES),
                after == null ? null : new EnvironmentName(after),
                row.flag("approval"),
                row.instant("added_at"),
                Json.read(row.text("freezes"), TEXTS).stream().map(Freeze::new).toList());
    }
}
