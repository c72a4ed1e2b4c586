package dev.slipway.core.adapter.sqlite;

import dev.slipway.core.contract.WatchStoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
final class SqliteWatchStoreTest extends WatchStoreContract {
    @TempDir private Path folder;
    private Database database;
    private SqliteWatchStore store;

    @BeforeEach
    void open() {
        database = new Database(folder.resolve("slipway.db"));
        store = new SqliteWatchStore(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Override
    protected SqliteWatchStore store() {
        return store;
    }
}
