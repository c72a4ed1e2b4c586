package dev.slipway.core.adapter.sqlite;

import dev.slipway.core.release.ReleaseStoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
final class SqliteReleaseStoreTest extends ReleaseStoreContract {
    @TempDir private Path folder;
    private Database database;
    private SqliteReleaseStore store;

    @BeforeEach
    void open() {
        database = new Database(folder.resolve("slipway.db"));
        store = new SqliteReleaseStore(database, new SqliteAuditLog(database));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Override
    protected SqliteReleaseStore store() {
        return store;
    }
}
