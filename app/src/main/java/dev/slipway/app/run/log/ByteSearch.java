package dev.slipway.app.run.log;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Finds a text in the bytes of many lines at once, whatever its case, escape sequences counting as
/// nothing: what `LogQuery` does line by line, many times faster. Only lines with the text's rarest
/// byte are looked at closely. Only for texts whose letters are ASCII's or have no case. One thread
/// at a time.
final class ByteSearch {
    private static final String FREQUENT = " etaoinsrlcdu0123456789-:./[]";
    private static final byte ESCAPE = 0x1b;
    private static final byte[] LOWER = new byte[256];

    static {
        for (int i = 0; i < LOWER.length; i++) {
            LOWER[i] = (byte) (i >= 'A' && i <= 'Z' ? i + 32 : i);
        }
    }

    private static final ByteScan NEWLINES = ByteScan.of((byte) '\n');

    private final byte[] needle;
    private final ByteScan scan;
    private byte[] plain = {};

    private ByteSearch(byte[] needle) {
        this.needle = needle;
        this.scan = ByteScan.ofEitherCase(needle[rarest(needle)]);
    }

    /// Empty where only the line by line search does it right.
    static Optional<ByteSearch> of(LogQuery query) {
        var text = query.text();
        boolean simple =
                query.pattern().isEmpty()
                        && !query.isBroken()
                        && !query.isEmpty()
                        && text.chars().allMatch(c -> c >= ' ' && (c < 128 || hasNoCase(c)))
                        && text.equals(text.toLowerCase(Locale.ROOT));
        return simple
                ? Optional.of(new ByteSearch(text.getBytes(StandardCharsets.UTF_8)))
                : Optional.empty();
    }

    private static boolean hasNoCase(int c) {
        return !Character.isSurrogate((char) c)
                && Character.toLowerCase(c) == c
                && Character.toUpperCase(c) == c
                && Character.toTitleCase(c) == c;
    }

    /// The byte of the text that is met least often, as far as one can know.
    private static int rarest(byte[] needle) {
        int best = 0;
        int rank = -1;
        for (int i = 0; i < needle.length; i++) {
            int frequent = FREQUENT.indexOf(needle[i]);
            int mine = frequent < 0 ? FREQUENT.length() : frequent;
            if (mine > rank) {
                best = i;
                rank = mine;
            }
        }
        return best;
    }

    /// @param lines how many were looked through · hits numbers of those that have it, ascending
    record Hits(int lines, long[] hits) {}

    /// @param text lines with their ends · first the number of the first of them
    Hits in(byte[] text, long first) {
        var hits = new long[16];
        int count = 0;
        int line = 0;
        int begin = 0;
        for (int at = scan.next(text, 0); at < text.length; at = scan.next(text, begin)) {
            line += NEWLINES.count(text, begin, at);
            int end = NEWLINES.next(text, at);
            if (isIn(text, lineBegin(text, at, begin), end)) {
                if (count == hits.length) {
                    hits = Arrays.copyOf(hits, count * 2);
                }
                hits[count++] = first + line;
            }
            line++;
            begin = Math.min(end + 1, text.length);
        }
        line += NEWLINES.count(text, begin, text.length);
        boolean open = begin < text.length && text[text.length - 1] != '\n';
        return new Hits(open ? line + 1 : line, Arrays.copyOf(hits, count));
    }

    private static int lineBegin(byte[] text, int at, int least) {
        int begin = at;
        while (begin > least && text[begin - 1] != '\n') {
            begin--;
        }
        return begin;
    }

    /// True if the line has it, escape sequences left out.
    private boolean isIn(byte[] text, int begin, int end) {
        int last = strip(text, begin, end) - needle.length;
        for (int at = 0; at <= last; at++) {
            if (plain[at] == needle[0] && isAt(at)) {
                return true;
            }
        }
        return false;
    }

    private boolean isAt(int at) {
        for (int i = 0; i < needle.length; i++) {
            if (plain[at + i] != needle[i]) {
                return false;
            }
        }
        return true;
    }

    /// Puts the line without escape sequences and capital letters into `plain`; its length.
    private int strip(byte[] text, int begin, int end) {
        if (plain.length < end - begin) {
            plain = new byte[Math.max(end - begin, 2 * plain.length)];
        }
        int out = 0;
        for (int i = begin; i < end; i++) {
            byte b = text[i];
            if (b == ESCAPE) {
                int last = sequenceEnd(text, i, end);
                if (last > 0) {
                    i = last;
                    continue;
                }
            }
            plain[out++] = LOWER[b & 0xff];
        }
        return out;
    }

    /// Where the sequence that begins there ends, as `LogQuery` knows them; 0 if it is none.
    private static int sequenceEnd(byte[] text, int from, int end) {
        int at = from + 1;
        if (at >= end || text[at] != '[') {
            return 0;
        }
        at++;
        while (at < end && isParameter(text[at])) {
            at++;
        }
        while (at < end && text[at] >= ' ' && text[at] <= '/') {
            at++;
        }
        return at < end && text[at] >= '@' && text[at] <= '~' ? at : 0;
    }

    private static boolean isParameter(byte b) {
        return b >= '0' && b <= '9' || b == ';' || b == ':' || b == '?';
    }
}
