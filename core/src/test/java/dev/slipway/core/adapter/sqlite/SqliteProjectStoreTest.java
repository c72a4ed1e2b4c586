package dev.slipway.core.adapter.sqlite;

import dev.slipway.core.contract.ProjectStoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
final class SqliteProjectStoreTest extends ProjectStoreContract {
    @TempDir private Path folder;
    private Database database;
    private SqliteProjectStore store;

    @BeforeEach
    void open() {
        database = new Database(folder.resolve("slipway.db"));
        store = new SqliteProjectStore(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Override
    protected SqliteProjectStore store() {
        return store;
    }
}
