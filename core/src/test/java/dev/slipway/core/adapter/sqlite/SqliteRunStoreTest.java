package dev.slipway.core.adapter.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.contract.RunStoreContract;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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

    @Test
    void listsAndMediansAreQuickAfterTenThousandRuns() {
        store.save(ManyRuns.ended(created(SHOP)));
        ManyRuns.copyUpTo(10_000, database);
        var warm = store.list(Optional.of(SHOP), Optional.empty(), 50);
        store.medians(SHOP, 10);

        var begin = System.nanoTime();
        var page = store.list(Optional.of(SHOP), Optional.of(warm.getLast().id()), 50);
        var medians = store.medians(SHOP, 10);
        var millis = (System.nanoTime() - begin) / 1_000_000;

        assertThat(page).hasSize(50);
        assertThat(page.getFirst().id().number()).isEqualTo(9_950);
        assertThat(medians).hasSize(8);
        // both take about 10 ms; the limit is only there to catch a scan of the whole table
        assertThat(millis).isLessThan(500);
    }

    @Override
    protected SqliteRunStore store() {
        return store;
    }
}
