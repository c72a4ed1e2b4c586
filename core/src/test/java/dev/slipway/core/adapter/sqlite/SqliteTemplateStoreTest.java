package dev.slipway.core.adapter.sqlite;

import dev.slipway.core.contract.TemplateStoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
final class SqliteTemplateStoreTest extends TemplateStoreContract {
    @TempDir private Path folder;
    private Database database;
    private SqliteTemplateStore store;

    @BeforeEach
    void open() {
        database = new Database(folder.resolve("slipway.db"));
        store = new SqliteTemplateStore(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Override
    protected SqliteTemplateStore store() {
        return store;
    }
}
