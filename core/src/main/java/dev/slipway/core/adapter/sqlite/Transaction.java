package dev.slipway.core.adapter.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One write transaction, begun as a writer at once: what it reads cannot change under it.
final class Transaction {
    private Transaction() {}

    static <T extends @Nullable Object> T run(Connection connection, Function<Session, T> work)
            throws SQLException {
        execute(connection, "BEGIN IMMEDIATE");
        var isCommitted = false;
        try {
            var result = work.apply(new Session(connection));
            execute(connection, "COMMIT");
            isCommitted = true;
            return result;
        } finally {
            if (!isCommitted) {
                rollBack(connection);
            }
        }
    }

    private static void rollBack(Connection connection) {
        try {
            execute(connection, "ROLLBACK");
        } catch (SQLException e) {
            // SQLite has rolled back by itself, as it does on a full disk
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
