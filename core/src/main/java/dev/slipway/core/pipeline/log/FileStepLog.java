package dev.slipway.core.pipeline.log;

import dev.slipway.core.pipeline.StepLog;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads a step's log while another thread or process may still write it. A log whose files are not
/// there (yet) is empty; an index cut in the middle of an entry ends before that entry; an entry
/// that points beyond the text (a machine that lost power) reads as an empty line. Safe from any
/// thread.
///
/// Ask `isComplete` before reading: what was written before it became true is then seen.
public final class FileStepLog implements StepLog {
    private static final int PER_READ = 4 * 1024 * 1024;
    private static final int LINES_PER_READ = 65_536;

    private final LogFiles files;
    private @Nullable RandomAccessFile log;
    private @Nullable RandomAccessFile index;
    private boolean closed;

    private FileStepLog(LogFiles files) {
        this.files = files;
    }

    /// @param folder of the run's logs · ordinal the step's number in the run
    public static FileStepLog of(Path folder, int ordinal) {
        return new FileStepLog(LogFiles.of(folder, ordinal));
    }

    @Override
    public synchronized long lineCount() {
        try {
            return opened() ? entries() : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean isComplete() {
        return files.isComplete();
    }

    /// Fewer than `count` also where they would be more than 65,536 or about 4 MB; ask again.
    @Override
    public synchronized List<Line> lines(long from, int count) {
        try {
            if (!opened() || from < 0 || count <= 0) {
                return List.of();
            }
            var wanted = (int) Math.min(Math.min(count, LINES_PER_READ), entries() - from);
            return wanted <= 0 ? List.of() : read(from, wanted);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized byte[] text(long from, int count) {
        try {
            var known = opened() ? entries() : 0;
            var wanted = (int) Math.min(count, known - from);
            if (from < 0 || wanted <= 0) {
                return new byte[0];
            }
            var size = log().length();
            var start = Math.min(offset(from), size);
            while (wanted > 1 && end(from + wanted, known, size) - start > PER_READ) {
                wanted /= 2;
            }
            var length = Math.clamp(end(from + wanted, known, size) - start, 0, PER_READ);
            return bytes(log(), start, (int) length).array();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long end(long line, long known, long size) throws IOException {
        return line < known ? Math.min(offset(line), size) : size;
    }

    private long offset(long line) throws IOException {
        return bytes(index(), line * LogFiles.ENTRY, LogFiles.ENTRY).getLong(0);
    }

    private List<Line> read(long from, int count) throws IOException {
        var hasNext = from + count < entries();
        var entries =
                bytes(index(), from * LogFiles.ENTRY, (count + (hasNext ? 1 : 0)) * LogFiles.ENTRY);
        var start = entries.getLong(0);
        var size = log().length();
        var end = hasNext ? entries.getLong(count * LogFiles.ENTRY) : size;
        var length = (int) Math.clamp(Math.min(end, size) - start, 0, PER_READ);
        var text = bytes(log(), start, length).array();
        var lines = new ArrayList<Line>(count);
        for (var i = 0; i < count; i++) {
            var begin = (int) Math.min(entries.getLong(i * LogFiles.ENTRY) - start, length);
            var stop = lineEnd(text, begin);
            if (stop == length && length == PER_READ && i > 0) {
                break;
            }
            lines.add(
                    new Line(
                            from + i,
                            Instant.ofEpochMilli(entries.getLong(i * LogFiles.ENTRY + 8)),
                            new String(text, begin, stop - begin, StandardCharsets.UTF_8)));
        }
        return lines;
    }

    private static int lineEnd(byte[] text, int from) {
        var end = from;
        while (end < text.length && text[end] != '\n') {
            end++;
        }
        return end;
    }

    private static ByteBuffer bytes(RandomAccessFile file, long at, int length) throws IOException {
        var bytes = new byte[length];
        file.seek(at);
        file.readFully(bytes);
        return ByteBuffer.wrap(bytes);
    }

    private long entries() throws IOException {
        return index().length() / LogFiles.ENTRY;
    }

    private boolean opened() throws IOException {
        if (log != null && index != null) {
            return true;
        }
        if (closed) {
            return false;
        }
        try {
            log = new RandomAccessFile(files.log().toFile(), "r");
            index = new RandomAccessFile(files.index().toFile(), "r");
            return true;
        } catch (FileNotFoundException notYet) {
            shut();
            return false;
        }
    }

    private RandomAccessFile log() throws IOException {
        if (log == null) {
            throw new IOException("closed");
        }
        return log;
    }

    private RandomAccessFile index() throws IOException {
        if (index == null) {
            throw new IOException("closed");
        }
        return index;
    }

    @Override
    public synchronized void close() {
        closed = true;
        try {
            shut();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void shut() throws IOException {
        for (var file : new RandomAccessFile[] {log, index}) {
            if (file != null) {
                file.close();
            }
        }
        log = null;
        index = null;
    }
}
