package dev.slipway.core.pipeline.log;

import dev.slipway.core.engine.Execs;
import dev.slipway.core.problem.ProblemException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Writes one step's log: raw bytes of its streams in, whole lines in files out (see `StepLog`).
///
/// Each stream has a partial line of its own, so that lines never mix. A line that was overwritten
/// after a carriage return (a progress bar) is kept at most once a second; the last one always.
/// When the disk is full the writer says so once, keeps what was written, and takes in silence what
/// still comes. Safe from any thread; a thread's interruption does not disturb it.
public final class StepLogWriter implements Execs.OutputSink, AutoCloseable {
    private static final long PROGRESS_EVERY_MILLIS = 1000;

    private final LogFiles files;
    private final Clock clock;
    private final LineFilter filter;
    private final OutputStream log;
    private final OutputStream index;
    private final LineBuffer lines = new LineBuffer();
    private final PartialLine out = new PartialLine();
    private final PartialLine err = new PartialLine();
    private long lastProgress;
    private boolean closed;
    private @Nullable ProblemException problem;
    private Runnable whenBroken = () -> {};

    private StepLogWriter(LogFiles files, Clock clock, LineFilter filter) throws IOException {
        this.files = files;
        this.clock = clock;
        this.filter = filter;
        files.create();
        this.log = new FileOutputStream(files.log().toFile());
        this.index = new FileOutputStream(files.index().toFile());
    }

    /// Begins the log of a step in the folder of its run. Problems `log.diskFull`,
    /// `log.unwritable`.
    public static StepLogWriter create(Path folder, int ordinal, Clock clock) {
        return create(folder, ordinal, clock, LineFilter.NONE);
    }

    /// The same, with what must not be seen in it.
    public static StepLogWriter create(Path folder, int ordinal, Clock clock, LineFilter filter) {
        var files = LogFiles.of(folder, ordinal);
        try {
            return new StepLogWriter(files, clock, filter);
        } catch (IOException e) {
            throw problemOf(files, e);
        }
    }

    /// Tells readers that no more will come to any log of a folder, whose writers are dead.
    public static void completeAll(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var open = Files.newDirectoryStream(folder, "*.open")) {
            for (var file : open) {
                Files.deleteIfExists(file);
            }
        }
    }

    /// What to do, once, when no more can be written; on the thread that wrote.
    public synchronized void whenBroken(Runnable action) {
        whenBroken = action;
    }

    /// Why no more could be written.
    public synchronized Optional<ProblemException> problem() {
        return Optional.ofNullable(problem);
    }

    @Override
    public synchronized void bytes(boolean isError, byte[] bytes) {
        if (isDeaf()) {
            return;
        }
        lines.at(clock.millis());
        split(isError ? err : out, bytes);
        flush();
    }

    /// One line of our own, between those of the streams.
    public synchronized void line(String text) {
        if (isDeaf()) {
            return;
        }
        lines.at(clock.millis());
        for (var part : text.split("\r?\n", -1)) {
            var own = new PartialLine();
            var bytes = part.getBytes(StandardCharsets.UTF_8);
            own.append(bytes, 0, bytes.length);
            end(own);
        }
        flush();
    }

    private void split(PartialLine partial, byte[] bytes) {
        var from = 0;
        for (var i = 0; i < bytes.length; i++) {
            var b = bytes[i];
            if (b != '\n' && b != '\r' && !partial.isReturned()) {
                continue;
            }
            if (b != '\n' && b != '\r') {
                overwrite(partial);
                continue;
            }
            partial.append(bytes, from, i);
            from = i + 1;
            if (b == '\n') {
                end(partial);
            } else {
                partial.carriageReturn();
            }
        }
        partial.append(bytes, from, bytes.length);
    }

    private void end(PartialLine partial) {
        if (!filter.isIdle()) {
            partial.change(filter);
        }
        partial.moveTo(lines);
        if (lines.isFull()) {
            flush();
        }
    }

    private void overwrite(PartialLine partial) {
        if (!partial.isEmpty() && clock.millis() - lastProgress >= PROGRESS_EVERY_MILLIS) {
            lastProgress = clock.millis();
            end(partial);
        } else {
            partial.clear();
        }
    }

    private void flush() {
        if (problem == null) {
            write(() -> lines.writeTo(log, index));
        }
    }

    /// Writes what streams left without a line end, and tells readers that no more will come.
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        if (problem == null) {
            lines.at(clock.millis());
            for (var partial : new PartialLine[] {out, err}) {
                if (!partial.isEmpty()) {
                    end(partial);
                }
            }
            flush();
        }
        closed = true;
        write(log::close);
        write(index::close);
        write(() -> Files.deleteIfExists(files.open()));
    }

    private boolean isDeaf() {
        return closed || problem != null;
    }

    private interface Writing {
        void run() throws IOException;
    }

    private void write(Writing writing) {
        try {
            writing.run();
        } catch (IOException e) {
            if (problem == null) {
                problem = problemOf(files, e);
                whenBroken.run();
            }
        }
    }

    private static ProblemException problemOf(LogFiles files, IOException e) {
        var folder = files.log().toAbsolutePath().getParent();
        var reason = String.valueOf(e.getMessage());
        if (reason.contains("No space left") || reason.contains("not enough space")) {
            return ProblemException.outside(
                    "log.diskFull",
                    "The disk that holds the logs is full.",
                    "Make room where " + folder + " is, then run again.",
                    e);
        }
        return ProblemException.outside(
                "log.unwritable",
                "The step's log cannot be written: " + reason + ".",
                "See to the folder " + folder + ", then run again.",
                e);
    }
}
