package dev.slipway.core.pipeline.log;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The line that a stream has begun and not ended yet. Bytes stay bytes, so characters cut by a
/// frame's border come together again by themselves. Not safe for several threads.
final class PartialLine {
    static final int LIMIT = 64 * 1024;

    private byte[] bytes = new byte[256];
    private int length;
    private long dropped;
    private boolean returned;

    /// True after a carriage return: what comes next overwrites this line, unless it is its end.
    boolean isReturned() {
        return returned;
    }

    void carriageReturn() {
        returned = true;
    }

    boolean isEmpty() {
        return length == 0 && dropped == 0;
    }

    void append(byte[] source, int from, int to) {
        var room = Math.min(to - from, LIMIT - length);
        if (length + room > bytes.length) {
            bytes =
                    Arrays.copyOf(
                            bytes, Math.min(LIMIT, Math.max(length + room, 2 * bytes.length)));
        }
        System.arraycopy(source, from, bytes, length, room);
        length += room;
        dropped += to - from - room;
    }

    /// Hands the line over and begins the next one.
    void moveTo(LineBuffer lines) {
        if (dropped == 0) {
            lines.add(bytes, length);
        } else {
            var kept = wholeCharacters();
            lines.add(bytes, kept, note(dropped + length - kept));
        }
        clear();
    }

    /// Changes the text so far.
    void change(LineFilter filter) {
        var text = new String(bytes, 0, length, StandardCharsets.UTF_8);
        var changed = filter.apply(text);
        if (!changed.equals(text)) {
            var other = changed.getBytes(StandardCharsets.UTF_8);
            length = Math.min(other.length, LIMIT);
            bytes = Arrays.copyOf(other, Math.max(256, length));
        }
    }

    void clear() {
        length = 0;
        dropped = 0;
        returned = false;
    }

    private int wholeCharacters() {
        var end = length;
        while (end > 0 && end > length - 4 && (bytes[end - 1] & 0xC0) == 0x80) {
            end--;
        }
        var leads = end > 0 && (bytes[end - 1] & 0xC0) == 0xC0;
        return leads ? end - 1 : length;
    }

    private static byte[] note(long cut) {
        return (" … [" + cut + " bytes cut]").getBytes(StandardCharsets.UTF_8);
    }
}
