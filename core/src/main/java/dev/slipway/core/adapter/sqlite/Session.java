package dev.slipway.core.adapter.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// SQL inside one transaction of `Database`; not kept longer than that. Parameters may be null,
/// strings, numbers, booleans (0 and 1), `Instant`s (milliseconds since 1970) and `Duration`s
/// (nanoseconds).
public final class Session {
    /// An `SQLException` on its way out of a lambda; `Database` turns it into a problem.
    static final class Failure extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final SQLException sql;

        Failure(SQLException sql) {
            super(sql);
            this.sql = sql;
        }

        SQLException sql() {
            return sql;
        }
    }

    private final Connection connection;

    Session(Connection connection) {
        this.connection = connection;
    }

    /// Changes rows; says how many.
    public int update(String sql, @Nullable Object... parameters) {
        try (var statement = prepare(sql, parameters)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new Failure(e);
        }
    }

    /// Changes rows once per list of parameters.
    public void updateAll(String sql, List<? extends @Nullable Object[]> batch) {
        if (batch.isEmpty()) {
            return;
        }
        try (var statement = connection.prepareStatement(sql)) {
            for (var parameters : batch) {
                bind(statement, parameters);
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw new Failure(e);
        }
    }

    /// All rows, in order.
    public <T> List<T> list(
            String sql, Function<Row, ? extends T> mapper, @Nullable Object... parameters) {
        try (var statement = prepare(sql, parameters);
                var rows = statement.executeQuery()) {
            var result = new ArrayList<T>();
            var row = new Row(rows);
            while (rows.next()) {
                result.add(mapper.apply(row));
            }
            return result;
        } catch (SQLException e) {
            throw new Failure(e);
        }
    }

    /// The first row, if there is one.
    public <T> Optional<T> first(
            String sql, Function<Row, ? extends T> mapper, @Nullable Object... parameters) {
        return list(sql, mapper, parameters).stream().<T>map(row -> row).findFirst();
    }

    private PreparedStatement prepare(String sql, @Nullable Object... parameters)
            throws SQLException {
        var statement = connection.prepareStatement(sql);
        try {
            bind(statement, parameters);
            return statement;
        } catch (SQLException | RuntimeException e) {
            statement.close();
            throw e;
        }
    }

    private static void bind(PreparedStatement statement, @Nullable Object[] parameters)
            throws SQLException {
        for (var i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, stored(parameters[i]));
        }
    }

    private static @Nullable Object stored(@Nullable Object parameter) {
        return switch (parameter) {
            case null -> null;
            case Instant at -> at.toEpochMilli();
            case Duration duration -> duration.toNanos();
            case Boolean flag -> flag ? 1 : 0;
            case Enum<?> constant -> constant.name();
            case byte[] bytes -> bytes;
            case String text -> text;
            case Number number -> number;
            default -> throw new IllegalArgumentException("no column for " + parameter.getClass());
        };
    }
}
