package dev.slipway.core.adapter.sqlite;

import dev.slipway.core.contract.TestStoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
final class SqliteTestStoreTest extends TestStoreContract {
    @TempDir private Path folder;
    private Database database;

    @BeforeEach
    void open() {
        database = new Database(folder.resolve("slipway.db"));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Override
    protected SqliteRunStore runs() {
        return new SqliteRunStore(database);
    }

    @Override
    protected SqliteTestStore store() {
        return new SqliteTestStore(database);
    }
}
