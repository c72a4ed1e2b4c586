package dev.slipway.core.adapter.sqlite;

import dev.slipway.core.contract.RunStoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
final class SqliteRunStoreTest extends RunStoreContract {
    @TempDir private Path folder;
    private Database database;
    private SqliteRunStore store;

    @BeforeEach
    void open() {
        database = new Database(folder.resolve("slipway.db"));
        store = new SqliteRunStore(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Override
    protected SqliteRunStore store() {
        return store;
    }
}
