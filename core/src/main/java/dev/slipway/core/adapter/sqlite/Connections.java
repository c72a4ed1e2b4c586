package dev.slipway.core.adapter.sqlite;

import dev.slipway.core.settings.Home;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.SynchronousMode;

/// Opens connections the way every one of ours is set up.
final class Connections {
    private static final int BUSY_MILLIS = 15_000;

    private Connections() {}

    /// Makes the file (0600) and brings its schema up to date where needed.
    static Connection openForWriting(Path file) throws SQLException {
        makePrivate(file);
        var connection = open(file, false);
        try {
            Migrations.upToDate(connection, file);
            return connection;
        } catch (SQLException | RuntimeException e) {
            closeQuietly(connection);
            throw e;
        }
    }

    static Connection openForReading(Path file) throws SQLException {
        return open(file, true);
    }

    private static Connection open(Path file, boolean isQueryOnly) throws SQLException {
        var config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_MILLIS);
        config.setSynchronous(SynchronousMode.FULL);
        config.enforceForeignKeys(true);
        var connection = config.createConnection("jdbc:sqlite:" + file);
        if (isQueryOnly) {
            try (var statement = connection.createStatement()) {
                statement.execute("PRAGMA query_only = 1");
            }
        }
        return connection;
    }

    // SQLite gives its -wal and -shm files the mode of the database.
    private static void makePrivate(Path file) {
        try {
            Files.createFile(file);
            Home.restrict(file, "rw-------");
        } catch (FileAlreadyExistsException e) {
            // made before
        } catch (IOException e) {
            throw StoreProblems.unusable(file, e);
        }
    }

    /// Kept in the file for good. SQLite does not wait for others here, so one process at a time
    /// does it, once.
    static void logWritesAhead(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode = WAL");
        }
    }

    static long pragma(Connection connection, String name) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("PRAGMA " + name)) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    static void closeQuietly(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            // nothing is lost: what was committed is in the file
        }
    }
}
