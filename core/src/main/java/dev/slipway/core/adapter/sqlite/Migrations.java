package dev.slipway.core.adapter.sqlite;

import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.settings.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/// The steps from any older schema to this one, each once and in order. `user_version` counts the
/// ones done. Before a file with data is changed it is copied to `slipway.db.before-vN`.
final class Migrations {
    /// Only ever appended to; a script that was released is never edited.
    private static final List<String> SCRIPTS =
            List.of(
                    "V001__base.sql",
                    "V002__release.sql",
                    "V003__substitute.sql",
                    "V004__tests.sql",
                    "V005__run_details.sql",
                    "V006__watch.sql",
                    "V007__environment.sql",
                    "V008__archive.sql",
                    "V009__template.sql");

    // A file lock belongs to the whole process, so threads need their own.
    private static final ReentrantLock inThisProcess = new ReentrantLock();

    private Migrations() {}

    static void upToDate(Connection connection, Path file) throws SQLException {
        if (isUpToDate(connection, file)) {
            return;
        }
        inThisProcess.lock();
        try (var lock =
                        FileChannel.open(
                                file.resolveSibling(file.getFileName() + ".migrating"),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE);
                var _ = lock.lock()) {
            if (!isUpToDate(connection, file)) {
                Connections.logWritesAhead(connection);
                keepCopy(connection, file);
                migrate(connection);
            }
        } catch (IOException e) {
            throw StoreProblems.unusable(file, e);
        } finally {
            inThisProcess.unlock();
        }
    }

    private static boolean isUpToDate(Connection connection, Path file) throws SQLException {
        var version = Connections.pragma(connection, "user_version");
        if (version > SCRIPTS.size()) {
            throw ProblemException.usage(
                    "home.newer",
                    "The data folder "
                            + file.getParent()
                            + " was written by a newer Slipway (schema "
                            + version
                            + "; this one knows "
                            + SCRIPTS.size()
                            + ").",
                    "Use that newer Slipway, or give this one another folder by --home.");
        }
        return version == SCRIPTS.size();
    }

    private static void keepCopy(Connection connection, Path file)
            throws SQLException, IOException {
        var version = Connections.pragma(connection, "user_version");
        if (version == 0) {
            return;
        }
        var copy = file.resolveSibling(file.getFileName() + ".before-v" + (version + 1));
        var unfinished = file.resolveSibling(copy.getFileName() + ".unfinished");
        Files.deleteIfExists(unfinished);
        try (var statement = connection.prepareStatement("VACUUM INTO ?")) {
            statement.setString(1, unfinished.toString());
            statement.execute();
        }
        Home.restrict(unfinished, "rw-------");
        Files.move(unfinished, copy, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void migrate(Connection connection) throws SQLException {
        for (var i = (int) Connections.pragma(connection, "user_version");
                i < SCRIPTS.size();
                i++) {
            var script =
                    "BEGIN IMMEDIATE;\n"
                            + read(SCRIPTS.get(i))
                            + "\nPRAGMA user_version = "
                            + (i + 1)
                            + ";\nCOMMIT;";
            try (var statement = connection.createStatement()) {
                statement.executeUpdate(script);
            } catch (SQLException e) {
                rollBack(connection);
                throw e;
            }
        }
    }

    private static void rollBack(Connection connection) {
        try (var statement = connection.createStatement()) {
            statement.executeUpdate("ROLLBACK");
        } catch (SQLException e) {
            // nothing had begun
        }
    }

    private static String read(String script) {
        try (var in = Migrations.class.getResourceAsStream(script)) {
            if (in == null) {
                throw new IllegalStateException("missing migration " + script);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
