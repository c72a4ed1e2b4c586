package dev.slipway.core.adapter.sqlite;

import dev.slipway.core.contract.EnvironmentStoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
final class SqliteEnvironmentStoreTest extends EnvironmentStoreContract {
    @TempDir private Path folder;
    private Database database;
    private SqliteEnvironmentStore store;

    @BeforeEach
    void open() {
        database = new Database(folder.resolve("slipway.db"));
        store = new SqliteEnvironmentStore(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Override
    protected SqliteEnvironmentStore store() {
        return store;
    }
}
