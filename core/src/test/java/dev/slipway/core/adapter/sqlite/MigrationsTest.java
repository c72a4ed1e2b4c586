package dev.slipway.core.adapter.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A data folder of every schema there ever was opens, and what was in it stays; whatever breaks in
/// between, the copy made before still opens.
final class MigrationsTest {
    @TempDir Path folder;

    static List<Integer> schemas() throws IOException {
        return IntStream.range(1, scripts().size()).boxed().toList();
    }

    private static List<Path> scripts() throws IOException {
        try (var files =
                Files.list(Path.of("src/main/resources/dev/slipway/core/adapter/sqlite"))) {
            return files.filter(f -> f.toString().endsWith(".sql")).sorted().toList();
        }
    }

    private Path database() {
        return folder.resolve("slipway.db");
    }

    private static Connection open(Path file) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + file);
    }

    /// As a Slipway of that schema left it, with one audit entry.
    private void old(int schema) throws Exception {
        try (var connection = open(database());
                var statement = connection.createStatement()) {
            for (var script : scripts().subList(0, schema)) {
                statement.executeUpdate(Files.readString(script, StandardCharsets.UTF_8));
            }
            statement.execute("PRAGMA user_version = " + schema);
            statement.execute("CREATE TABLE kept_by_test (word TEXT)");
            statement.execute("INSERT INTO kept_by_test VALUES ('here')");
        }
    }

    private static String word(Path file) throws SQLException {
        try (var connection = open(file);
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT word FROM kept_by_test")) {
            return rows.getString(1);
        }
    }

    private static long version(Path file) throws SQLException {
        try (var connection = open(file)) {
            return Connections.pragma(connection, "user_version");
        }
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void everyOlderSchemaOpensWithWhatWasInIt(int schema) throws Exception {
        old(schema);
        Connections.openForWriting(database()).close();
        assertThat(version(database())).isEqualTo(scripts().size());
        assertThat(word(database())).isEqualTo("here");
        var copy = folder.resolve("slipway.db.before-v" + (schema + 1));
        assertThat(version(copy)).isEqualTo(schema);
        assertThat(word(copy)).isEqualTo("here");
    }

    @Test
    void aCopyThatWasBrokenOffIsMadeAnewAndTheOneMadeBeforeOpensAgain() throws Exception {
        old(1);
        Files.writeString(folder.resolve("slipway.db.before-v2.unfinished"), "half a copy");
        Connections.openForWriting(database()).close();
        var copy = folder.resolve("slipway.db.before-v2");
        assertThat(folder.resolve("slipway.db.before-v2.unfinished")).doesNotExist();

        Files.writeString(database(), "what a killed machine left");
        Files.deleteIfExists(folder.resolve("slipway.db-wal"));
        Files.deleteIfExists(folder.resolve("slipway.db-shm"));
        Files.copy(copy, database(), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        Connections.openForWriting(database()).close();
        assertThat(word(database())).isEqualTo("here");
        assertThat(version(database())).isEqualTo(scripts().size());
    }
}
