package dev.slipway.core.pipeline;

import java.time.Instant;
import java.util.List;

/// One step's log as lines: a UTF-8 file beside an index with 16 bytes a line (offset in bytes,
/// time in milliseconds since 1970, both big-endian longs), so that any line is found at once in a
/// file of any size. Readers may be in other processes than the writer; a line is visible once its
/// index entry is complete, and an empty `.open` file beside it says that a writer may add more.
/// Safe from any thread.
public interface StepLog extends AutoCloseable {

    /// Complete lines so far.
    long lineCount();

    /// Lines `from` (from 0) on, at most `count`; fewer at the end.
    List<Line> lines(long from, int count);

    /// The bytes of whole lines from `from` on as they stand in the file, each with its line end,
    /// at most `count` and about 4 MB of them; empty at the end. For looking through many at once.
    byte[] text(long from, int count);

    /// True once the step has ended and no more lines will come.
    boolean isComplete();

    @Override
    void close();

    /// @param text with ANSI sequences, without its line end; longer than 64 KiB is cut and says so
    record Line(long number, Instant at, String text) {}
}
