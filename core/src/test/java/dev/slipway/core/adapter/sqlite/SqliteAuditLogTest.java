package dev.slipway.core.adapter.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whoever changes the audit afterwards is found out.
class SqliteAuditLogTest {
    @TempDir Path folder;
    private Database database;
    private SqliteAuditLog audit;

    @BeforeEach
    void write() {
        database = new Database(folder.resolve("slipway.db"));
        audit = new SqliteAuditLog(database);
        for (var i = 1; i <= 5; i++) {
            audit.record(Instant.EPOCH.plusSeconds(i), "li", "abort", "r" + i, "because " + i);
        }
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void whatNobodyTouchedIsWhole() {
        assertThat(audit.firstBroken()).isZero();
        assertThat(audit.entries(2)).extracting(e -> e.subject()).containsExactly("r5", "r4");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "UPDATE audit SET by_whom = 'wu' WHERE seq = 3 | 3",
                "UPDATE audit SET why = 'becaus', subject = 'er1' WHERE seq = 1 | 1",
                "UPDATE audit SET at = at + 1 WHERE seq = 2 | 2",
                "UPDATE audit SET hash = 'beef' WHERE seq = 4 | 4",
                "DELETE FROM audit WHERE seq = 2 | 2",
                "DELETE FROM audit WHERE seq = 5 | 5",
                "DELETE FROM audit | 1",
                "INSERT INTO audit SELECT 9, at, by_whom, action, subject, why, hash FROM audit WHERE seq = 5 | 6",
            })
    void whatSomebodyChangedIsFound(String change, long broken) throws Exception {
        try (var other =
                        DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("slipway.db"));
                var statement = other.createStatement()) {
            statement.executeUpdate(change);
        }
        assertThat(audit.firstBroken()).isEqualTo(broken);
    }
}
