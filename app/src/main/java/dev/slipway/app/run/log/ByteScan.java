package dev.slipway.app.run.log;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Looks for a byte, eight at a time (H. S. Warren, Hacker's Delight, 2nd edition, 6-1: finding a
/// zero byte). Immutable.
final class ByteScan {
    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long LOW = 0x7f7f_7f7f_7f7f_7f7fL;

    private final byte one;
    private final byte other;

    private ByteScan(byte one, byte other) {
        this.one = one;
        this.other = other;
    }

    static ByteScan of(byte wanted) {
        return new ByteScan(wanted, wanted);
    }

    /// A letter of ASCII as a small and as a capital one; any other byte as it is.
    static ByteScan ofEitherCase(byte wanted) {
        boolean isLetter = wanted >= 'a' && wanted <= 'z';
        return new ByteScan(wanted, (byte) (isLetter ? wanted - 32 : wanted));
    }

    /// Where it stands first, from there on; the length if nowhere.
    int next(byte[] text, int from) {
        int at = from;
        for (; at <= text.length - Long.BYTES; at += Long.BYTES) {
            long found = marks((long) LONGS.get(text, at));
            if (found != 0) {
                return at + (Long.numberOfTrailingZeros(found) >> 3);
            }
        }
        while (at < text.length && !is(text[at])) {
            at++;
        }
        return at;
    }

    /// How often it stands between the two places.
    int count(byte[] text, int from, int to) {
        int count = 0;
        int at = from;
        for (; at <= to - Long.BYTES; at += Long.BYTES) {
            count += Long.bitCount(marks((long) LONGS.get(text, at)));
        }
        for (; at < to; at++) {
            count += is(text[at]) ? 1 : 0;
        }
        return count;
    }

    private boolean is(byte b) {
        return b == one || b == other;
    }

    /// The highest bit of each of the eight that is one of ours.
    private long marks(long eight) {
        return zeros(eight ^ (one & 0xffL) * ONES) | zeros(eight ^ (other & 0xffL) * ONES);
    }

    private static long zeros(long eight) {
        return ~((eight & LOW) + LOW | eight | LOW);
    }
}
