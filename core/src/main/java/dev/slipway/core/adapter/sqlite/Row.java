package dev.slipway.core.adapter.sqlite;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The row that a query stands at, read by column names.
public final class Row {
    private final ResultSet rows;

    Row(ResultSet rows) {
        this.rows = rows;
    }

    public String text(String column) {
        return Objects.requireNonNull(textOrNull(column), column);
    }

    public @Nullable String textOrNull(String column) {
        return get(() -> rows.getString(column));
    }

    public int integer(String column) {
        return Math.toIntExact(number(column));
    }

    public long number(String column) {
        return Objects.requireNonNull(numberOrNull(column), column);
    }

    public @Nullable Long numberOrNull(String column) {
        return get(() -> {
            var value = rows.getLong(column);
            return rows.wasNull() ? null : value;
        });
    }

    public boolean flag(String column) {
        return number(column) != 0;
    }

    public Instant instant(String column) {
        return Instant.ofEpochMilli(number(column));
    }

    public @Nullable Instant instantOrNull(String column) {
        var millis = numberOrNull(column);
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }

    public @Nullable Duration durationOrNull(String column) {
        var nanos = numberOrNull(column);
        return nanos == null ? null : Duration.ofNanos(nanos);
    }

    public <E extends Enum<E>> E constant(String column, Class<E> type) {
        return Enum.valueOf(type, text(column));
    }

    private interface Getter<T> {
        @Nullable T get() throws SQLException;
    }

    private static <T> @Nullable T get(Getter<T> getter) {
        try {
            return getter.get();
        } catch (SQLException e) {
            throw new Session.Failure(e);
        }
    }
}
