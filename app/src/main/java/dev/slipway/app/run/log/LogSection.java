package dev.slipway.app.run.log;

import dev.slipway.core.pipeline.StepLog;
import dev.slipway.core.pipeline.StepResult;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One step's log in a document: how many lines are known of it (FX thread), and its reader (any
/// thread but that one).
final class LogSection implements AutoCloseable {
    private final int ordinal;
    private final Function<StepResult, StepLog> open;
    private volatile LogPart part;
    private volatile long lines;
    private @Nullable StepLog log;
    private boolean closed;

    LogSection(LogPart part, Function<StepResult, StepLog> open) {
        this.ordinal = part.step().ordinal();
        this.part = part;
        this.open = open;
    }

    int ordinal() {
        return ordinal;
    }

    LogPart part() {
        return part;
    }

    void part(LogPart newer) {
        part = newer;
    }

    /// Lines known so far.
    long lines() {
        return lines;
    }

    void lines(long count) {
        lines = count;
    }

    synchronized boolean isComplete() {
        return closed || log().isComplete();
    }

    synchronized long lineCount() {
        return closed ? lines : log().lineCount();
    }

    /// Blocking.
    synchronized List<StepLog.Line> read(long from, int count) {
        return closed ? List.of() : log().lines(from, count);
    }

    /// Blocking; the bytes of many lines at once.
    synchronized byte[] text(long from, int count) {
        return closed ? new byte[0] : log().text(from, count);
    }

    private StepLog log() {
        if (log == null) {
            log = open.apply(part.step());
        }
        return log;
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (log != null) {
            log.close();
        }
    }
}
