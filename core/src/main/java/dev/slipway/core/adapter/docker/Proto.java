package dev.slipway.core.adapter.docker;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

/// Reads one protobuf message field by field; unknown fields are passed over. What is cut or
/// nonsense throws IllegalArgumentException. For one thread.
final class Proto {
    private static final int VARINT = 0;
    private static final int FIXED_64 = 1;
    private static final int BYTES = 2;
    private static final int FIXED_32 = 5;

    private final byte[] bytes;
    private int at;
    private int field;
    private long number;
    private byte[] content = new byte[0];

    Proto(byte[] bytes) {
        this.bytes = bytes;
    }

    /// Goes to the next field; false at the end.
    boolean next() {
        if (at >= bytes.length) {
            return false;
        }
        var key = varint();
        field = (int) (key >>> 3);
        switch ((int) (key & 7)) {
            case VARINT -> number = varint();
            case BYTES -> content = take(varint());
            case FIXED_64 -> take(8);
            case FIXED_32 -> take(4);
            default -> throw new IllegalArgumentException("Not a protobuf message");
        }
        return true;
    }

    int field() {
        return field;
    }

    boolean flag() {
        return number != 0;
    }

    byte[] content() {
        return content;
    }

    String text() {
        return new String(content, StandardCharsets.UTF_8);
    }

    /// The content as google.protobuf.Timestamp.
    Instant time() {
        var seconds = 0L;
        var nanos = 0L;
        for (var parts = new Proto(content); parts.next(); ) {
            if (parts.field == 1) {
                seconds = parts.number;
            } else if (parts.field == 2) {
                nanos = parts.number;
            }
        }
        return Instant.ofEpochSecond(seconds, nanos);
    }

    private byte[] take(long count) {
        if (count < 0 || count > bytes.length - at) {
            throw new IllegalArgumentException("A protobuf message is cut");
        }
        at += (int) count;
        return Arrays.copyOfRange(bytes, at - (int) count, at);
    }

    private long varint() {
        var value = 0L;
        for (var shift = 0; shift < 64; shift += 7) {
            if (at >= bytes.length) {
                throw new IllegalArgumentException("A protobuf message is cut");
            }
            var next = bytes[at++];
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("Not a protobuf number");
    }
}
