package dev.slipway.core.pipeline.log;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/// Whole lines and their index entries on their way to the two files. Lines are written before
/// their entries: what the index names is there. Not safe for several threads.
final class LineBuffer {
    private static final int FULL = 16 * 1024;
    private static final byte[] NOTHING = new byte[0];

    /// Room for what may be added before `isFull` is looked at again: one line and its note.
    private final ByteBuffer lines = ByteBuffer.allocate(FULL + PartialLine.LIMIT + 64);

    private final ByteBuffer index = ByteBuffer.allocate((FULL + 1) * LogFiles.ENTRY);
    private long offset;
    private long now;

    void at(long millis) {
        now = millis;
    }

    void add(byte[] bytes, int length) {
        add(bytes, length, NOTHING);
    }

    void add(byte[] bytes, int length, byte[] note) {
        index.putLong(offset).putLong(now);
        lines.put(bytes, 0, length).put(note).put((byte) '\n');
        offset += length + note.length + 1;
    }

    boolean isFull() {
        return lines.position() >= FULL;
    }

    void writeTo(OutputStream log, OutputStream entries) throws IOException {
        if (lines.position() == 0) {
            return;
        }
        try {
            log.write(lines.array(), 0, lines.position());
            entries.write(index.array(), 0, index.position());
        } finally {
            lines.clear();
            index.clear();
        }
    }
}
