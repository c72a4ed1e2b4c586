package dev.slipway.core.adapter.sqlite;

import dev.slipway.core.contract.InputAnswersContract;
import dev.slipway.core.contract.Runs;
import dev.slipway.core.pipeline.InputAnswers;
import dev.slipway.core.pipeline.RunId;
import dev.slipway.core.pipeline.Trigger;
import dev.slipway.core.source.ProjectName;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
final class SqliteInputAnswersTest extends InputAnswersContract {
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
    protected InputAnswers answers() {
        return new SqliteInputAnswers(database);
    }

    @Override
    protected RunId run() {
        var shop = new ProjectName("shop");
        return new SqliteRunStore(database)
                .create(shop, "main", Runs.REVISION, Trigger.MANUAL, Instant.EPOCH)
                .id();
    }
}
