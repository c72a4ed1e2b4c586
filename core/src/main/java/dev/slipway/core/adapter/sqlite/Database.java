package dev.slipway.core.adapter.sqlite;

import dev.slipway.core.problem.ProblemException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The one SQLite file of a home, opened at first use. Safe from any thread, and several processes
/// may have it open: readers never wait, writers take turns. Write-ahead log, synced at each
/// commit, so that what was committed survives a power cut. Problems: `store.*`, `home.newer`.
public final class Database implements AutoCloseable {
    private static final int IDLE_READERS = 4;

    private final Path file;
    private final ReentrantLock writing = new ReentrantLock();
    private final ConcurrentLinkedDeque<Connection> idleReaders = new ConcurrentLinkedDeque<>();
    private @Nullable Connection writer;
    private long seenByOthers = -1;
    private volatile boolean isOpened;
    private volatile boolean isClosed;

    public Database(Path file) {
        this.file = file;
    }

    /// Runs the work as one transaction: all of it is saved, or nothing. A call inside another one
    /// of the same thread joins it. At most one runs at a time, so it is no place for waiting.
    public <T extends @Nullable Object> T inTransaction(Function<Session, T> work) {
        writing.lock();
        try {
            var connection = writer();
            if (writing.getHoldCount() > 1) {
                return work.apply(new Session(connection));
            }
            return Transaction.run(connection, work);
        } catch (Session.Failure e) {
            throw StoreProblems.of(e.sql(), file);
        } catch (SQLException e) {
            throw StoreProblems.of(e, file);
        } finally {
            writing.unlock();
        }
    }

    /// Runs the work on one consistent view of the data; inside a transaction of the same thread,
    /// on that one.
    public <T extends @Nullable Object> T read(Function<Session, T> work) {
        if (writing.isHeldByCurrentThread()) {
            return inTransaction(work);
        }
        ensureOpened();
        var connection = reader();
        try {
            connection.setAutoCommit(false);
            var result = work.apply(new Session(connection));
            connection.rollback();
            connection.setAutoCommit(true);
            giveBack(connection);
            return result;
        } catch (Session.Failure e) {
            Connections.closeQuietly(connection);
            throw StoreProblems.of(e.sql(), file);
        } catch (SQLException e) {
            Connections.closeQuietly(connection);
            throw StoreProblems.of(e, file);
        } catch (RuntimeException e) {
            Connections.closeQuietly(connection);
            throw e;
        }
    }

    /// True if another process committed something since the last call. False while this process
    /// has not used the database.
    boolean hasForeignChanges() {
        if (!isOpened || isClosed || !writing.tryLock()) {
            return false;
        }
        try {
            var version = Connections.pragma(writer(), "data_version");
            var isNews = seenByOthers != -1 && version != seenByOthers;
            seenByOthers = version;
            return isNews;
        } catch (SQLException e) {
            throw StoreProblems.of(e, file);
        } finally {
            writing.unlock();
        }
    }

    private void ensureOpened() {
        if (isOpened) {
            return;
        }
        writing.lock();
        try {
            writer();
        } catch (SQLException e) {
            throw StoreProblems.of(e, file);
        } finally {
            writing.unlock();
        }
    }

    private Connection writer() throws SQLException {
        if (isClosed) {
            throw ProblemException.usage("store.closed", "The data folder was closed.", "");
        }
        var open = writer;
        if (open == null) {
            open = Connections.openForWriting(file);
            writer = open;
            isOpened = true;
        }
        return open;
    }

    private Connection reader() {
        var idle = idleReaders.pollFirst();
        try {
            return idle != null ? idle : Connections.openForReading(file);
        } catch (SQLException e) {
            throw StoreProblems.of(e, file);
        }
    }

    private void giveBack(Connection connection) {
        if (isClosed || idleReaders.size() >= IDLE_READERS) {
            Connections.closeQuietly(connection);
        } else {
            idleReaders.addFirst(connection);
        }
    }

    @Override
    public void close() {
        writing.lock();
        try {
            isClosed = true;
            for (var idle = idleReaders.poll(); idle != null; idle = idleReaders.poll()) {
                Connections.closeQuietly(idle);
            }
            if (writer != null) {
                Connections.closeQuietly(writer);
                writer = null;
            }
        } finally {
            writing.unlock();
        }
    }
}
