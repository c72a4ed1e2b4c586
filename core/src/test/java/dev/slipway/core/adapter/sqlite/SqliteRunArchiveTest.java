package dev.slipway.core.adapter.sqlite;

import dev.slipway.core.contract.RunArchiveContract;
import dev.slipway.core.pipeline.RunArchive;
import dev.slipway.core.pipeline.RunStore;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
final class SqliteRunArchiveTest extends RunArchiveContract {
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
    protected RunStore runs() {
        return new SqliteRunStore(database);
    }

    @Override
    protected RunArchive archive() {
        return new SqliteRunArchive(database);
    }
}
