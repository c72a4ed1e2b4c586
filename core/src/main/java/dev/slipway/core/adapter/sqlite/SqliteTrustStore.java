package dev.slipway.core.adapter.sqlite;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.slipway.core.pipeline.Trust;
import dev.slipway.core.pipeline.TrustStore;
import dev.slipway.core.source.ProjectName;
import java.util.Set;

/// Trust in SQLite.
public final class SqliteTrustStore implements TrustStore {
    private static final TypeReference<Set<Trust.Capability>> CAPABILITIES =
            new TypeReference<>() {};

    private final Database database;

    public SqliteTrustStore(Database database) {
        this.database = database;
    }

    @Override
    public Trust find(ProjectName project) {
        return database.read(session ->
                        session.first(
                                "SELECT * FROM trust WHERE project = ?",
                                SqliteTrustStore::trust,
                                project.value()))
                .orElse(Trust.NONE);
    }

    @Override
    public void save(ProjectName project, Trust trust) {
        database.inTransaction(session ->
                session.update(
                        "INSERT OR REPLACE INTO trust (project, capabilities, branches)"
                                + " VALUES (?, ?, ?)",
                        project.value(),
                        Json.write(trust.capabilities()),
                        trust.branches()));
    }

    private static Trust trust(Row row) {
        return new Trust(Json.read(row.text("capabilities"), CAPABILITIES), row.text("branches"));
    }
}
