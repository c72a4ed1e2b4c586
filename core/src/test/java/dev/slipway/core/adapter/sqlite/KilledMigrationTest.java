package dev.slipway.core.adapter.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.time.Timer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A process that is killed while it brings a data folder up to date loses nothing: the next one
/// goes on, and the copy made before can be used by the older Slipway.
final class KilledMigrationTest {
    private static final String FIRST =
            "src/main/resources/dev/slipway/core/adapter/sqlite/V001__base.sql";
    private static final int BLOBS = 60;

    @TempDir Path folder;

    /// What is killed.
    public static final class Migrating {
        private Migrating() {}

        public static void main(String[] arguments) throws SQLException {
            Connections.openForWriting(Path.of(arguments[0])).close();
        }
    }

    private Path database() {
        return folder.resolve("slipway.db");
    }

    /// Of the first schema, and so large that its copy takes a while.
    private void old() throws IOException, SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + database());
                var statement = connection.createStatement()) {
            statement.execute("PRAGMA synchronous = OFF");
            statement.executeUpdate(Files.readString(Path.of(FIRST), StandardCharsets.UTF_8));
            statement.execute("PRAGMA user_version = 1");
            statement.execute("CREATE TABLE kept_by_test (word TEXT, much BLOB)");
            connection.setAutoCommit(false);
            for (var i = 0; i < BLOBS; i++) {
                statement.execute("INSERT INTO kept_by_test VALUES ('here', randomblob(1000000))");
            }
            connection.commit();
        }
    }

    /// Ended at the first sight of a file; by itself if it is faster than that.
    private void killedAtSightOf(Path file) throws IOException, InterruptedException {
        var process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Migrating.class.getName(),
                                database().toString())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("log").toFile())
                        .start();
        var timer = Timer.system();
        while (process.isAlive() && !Files.exists(file)) {
            timer.pause(Duration.ofMillis(1));
        }
        process.destroyForcibly().waitFor();
        // the copy may have got its name between the sight and the kill
        assertThat(Files.exists(file) || Files.exists(folder.resolve("slipway.db.before-v2")))
                .as(Files.readString(folder.resolve("log")))
                .isTrue();
    }

    private static long rows(Path file) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "SELECT count(*) FROM kept_by_test WHERE word = 'here' AND"
                                        + " length(much) = 1000000")) {
            return rows.getLong(1);
        }
    }

    private static long version(Path file) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            return Connections.pragma(connection, "user_version");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"slipway.db.before-v2.unfinished", "slipway.db.before-v2"})
    void theNextOneGoesOn(String killedAt) throws Exception {
        old();
        killedAtSightOf(folder.resolve(killedAt));
        Connections.openForWriting(database()).close();
        assertThat(rows(database())).isEqualTo(BLOBS);
        assertThat(version(database())).isGreaterThan(1);
        var copy = folder.resolve("slipway.db.before-v2");
        if (Files.exists(copy)) {
            assertThat(version(copy)).isEqualTo(1);
            assertThat(rows(copy)).isEqualTo(BLOBS);
        }
    }

    @Test
    void theCopyIsADataFolderOfBefore() throws Exception {
        old();
        killedAtSightOf(folder.resolve("slipway.db.before-v2"));
        Files.deleteIfExists(folder.resolve("slipway.db-wal"));
        Files.deleteIfExists(folder.resolve("slipway.db-shm"));
        Files.copy(
                folder.resolve("slipway.db.before-v2"),
                database(),
                StandardCopyOption.REPLACE_EXISTING);
        assertThat(version(database())).isEqualTo(1);
        assertThat(rows(database())).isEqualTo(BLOBS);
    }
}
