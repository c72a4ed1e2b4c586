package dev.slipway.core.adapter.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
final class DatabaseTest {
    @TempDir private Path folder;

    private Path file() {
        return folder.resolve("slipway.db");
    }

    private static int put(Session session, String name) {
        return session.update(
                "INSERT INTO project (name, location, added_at) VALUES (?, '/x', 0)", name);
    }

    private static long count(Database database) {
        return database.read(session ->
                session.first("SELECT count(*) AS n FROM project", row -> row.number("n"))
                        .orElseThrow());
    }

    @Test
    void filesAreForTheirOwnerOnly() throws IOException {
        try (var database = new Database(file())) {
            database.inTransaction(session -> put(session, "shop"));
            for (var suffix : new String[] {"", "-wal", "-shm"}) {
                assertThat(Files.getPosixFilePermissions(folder.resolve("slipway.db" + suffix)))
                        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
            }
        }
    }

    @Test
    void aTransactionThatThrowsLeavesNothing() {
        try (var database = new Database(file())) {
            assertThatThrownBy(() ->
                            database.inTransaction(session -> {
                                put(session, "outer");
                                database.inTransaction(inner -> put(inner, "inner"));
                                throw new IllegalStateException("planted");
                            }))
                    .hasMessage("planted");
            assertThat(count(database)).isZero();
            database.inTransaction(session -> put(session, "after"));
            assertThat(count(database)).isEqualTo(1);
        }
    }

    @Test
    void twoOpeningsOfOneFileTakeTurns() throws Exception {
        try (var one = new Database(file());
                var other = new Database(file());
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var start = new CountDownLatch(1);
            var writes =
                    IntStream.range(0, 60)
                            .mapToObj(i ->
                                    threads.submit(() -> {
                                        start.await();
                                        return (i % 2 == 0 ? one : other)
                                                .inTransaction(session -> put(session, "p" + i));
                                    }))
                            .toList();
            start.countDown();
            for (var write : writes) {
                assertThat(write.get()).isEqualTo(1);
            }
            assertThat(count(one)).isEqualTo(60);
            assertThat(count(other)).isEqualTo(60);
        }
    }

    @Test
    void onlyWhatOthersWroteIsNews() {
        try (var window = new Database(file());
                var commandLine = new Database(file())) {
            assertThat(window.hasForeignChanges()).isFalse();
            window.inTransaction(session -> put(session, "mine"));
            window.hasForeignChanges();
            window.inTransaction(session -> put(session, "mine-too"));
            assertThat(window.hasForeignChanges()).isFalse();
            commandLine.inTransaction(session -> put(session, "theirs"));
            assertThat(window.hasForeignChanges()).isTrue();
            assertThat(window.hasForeignChanges()).isFalse();
        }
    }

    @Test
    void aFileOfANewerSlipwayIsLeftAlone() throws SQLException {
        try (var database = new Database(file())) {
            database.inTransaction(session -> put(session, "shop"));
        }
        setVersion(999);
        try (var database = new Database(file())) {
            assertThatThrownBy(() -> count(database)).hasMessageStartingWith("home.newer");
        }
    }

    @Test
    void aDamagedFileIsAProblemWithAWayOut() throws IOException {
        Files.writeString(file(), "this is no database at all, but long enough to be one");
        try (var database = new Database(file())) {
            assertThatThrownBy(() -> count(database))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            problem -> {
                                assertThat(problem.code()).isEqualTo("store.corrupt");
                                assertThat(problem.hint()).isNotEmpty();
                            });
        }
    }

    @Test
    void aFolderThatCannotBeWrittenIsAProblem() {
        try (var database = new Database(folder.resolve("missing").resolve("slipway.db"))) {
            assertThatThrownBy(() -> count(database)).hasMessageStartingWith("store.readOnly");
        }
    }

    @Test
    void aFullDiskIsAProblemAndLosesNothing() {
        try (var database = new Database(file())) {
            database.inTransaction(session -> put(session, "shop"));
            assertThatThrownBy(() ->
                            database.inTransaction(session -> {
                                session.list("PRAGMA max_page_count = 1", row -> 0);
                                return put(session, "x".repeat(10_000_000));
                            }))
                    .hasMessageStartingWith("store.diskFull");
            assertThat(count(database)).isEqualTo(1);
        }
    }

    @Test
    void theAuditShowsWhatWasChangedLater() {
        try (var database = new Database(file())) {
            var audit = new SqliteAuditLog(database);
            audit.record(Instant.ofEpochMilli(1), "ada", "release.abort", "r1", "errors");
            audit.record(Instant.ofEpochMilli(2), "ada", "trust.change", "shop", "");
            audit.record(Instant.ofEpochMilli(3), "bob", "release.promote", "r2", "");
            assertThat(audit.firstBroken()).isZero();
            assertThat(audit.entries(2))
                    .extracting(entry -> entry.subject())
                    .containsExactly("r2", "shop");
            database.inTransaction(
                    session -> session.update("UPDATE audit SET by_whom = 'eve' WHERE seq = 2"));
            assertThat(audit.firstBroken()).isEqualTo(2);
            database.inTransaction(session -> session.update("DELETE FROM audit WHERE seq = 2"));
            assertThat(audit.firstBroken()).isEqualTo(2);
        }
    }

    private void setVersion(int version) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                var statement = connection.createStatement()) {
            statement.executeUpdate("PRAGMA user_version = " + version);
        }
    }
}
