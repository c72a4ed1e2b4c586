package dev.slipway.core.pipeline.report;

import java.io.BufferedInputStream;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// A report's characters as XML may have them: the encoding is looked at rather than believed, and
/// what XML forbids (control characters, also as `&#27;`, lone surrogates) becomes U+FFFD.
final class CleanText extends FilterReader {
    private static final int PEEK = 512;
    private static final int LONGEST_REFERENCE = 10;
    private static final char REPLACEMENT = '\uFFFD';
    private static final Pattern ENCODING = Pattern.compile("encoding\\s*=\\s*[\"']([^\"']+)[\"']");

    private final PushbackReader text;

    private CleanText(PushbackReader text) {
        super(text);
        this.text = text;
    }

    static Reader of(InputStream bytes) throws IOException {
        var buffered = new BufferedInputStream(bytes, 64 * 1024);
        buffered.mark(PEEK);
        var head = buffered.readNBytes(PEEK);
        buffered.reset();
        var reader = new PushbackReader(decoded(buffered, charset(head)), 32);
        var first = reader.read();
        if (first >= 0 && first != '\uFEFF') {
            reader.unread(first);
        }
        return new CleanText(reader);
    }

    private static Reader decoded(InputStream bytes, Charset charset) {
        return charset.equals(StandardCharsets.UTF_8)
                ? new Utf8Reader(bytes)
                : new InputStreamReader(
                        bytes,
                        charset.newDecoder()
                                .onMalformedInput(CodingErrorAction.REPLACE)
                                .onUnmappableCharacter(CodingErrorAction.REPLACE));
    }

    private static Charset charset(byte[] head) {
        if (head.length >= 2) {
            var first = head[0] & 0xff;
            var second = head[1] & 0xff;
            if (first == 0xfe && second == 0xff || first == 0 && second == '<') {
                return StandardCharsets.UTF_16BE;
            }
            if (first == 0xff && second == 0xfe || first == '<' && second == 0) {
                return StandardCharsets.UTF_16LE;
            }
            if (first == 0xef) {
                return StandardCharsets.UTF_8;
            }
        }
        var declared = ENCODING.matcher(new String(head, StandardCharsets.ISO_8859_1));
        return declared.find() ? named(declared.group(1)) : StandardCharsets.UTF_8;
    }

    /// The bytes are no UTF-16, whatever they say; an unknown name is most often UTF-8 too.
    private static Charset named(String name) {
        try {
            var charset = Charset.forName(name);
            return charset.name().startsWith("UTF-16") || charset.name().startsWith("UTF-32")
                    ? StandardCharsets.UTF_8
                    : charset;
        } catch (IllegalArgumentException e) {
            return StandardCharsets.UTF_8;
        }
    }

    @Override
    public int read() throws IOException {
        var one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        var count = text.read(buffer, offset, length);
        var keep = count;
        for (var i = 0; i < count; i++) {
            var c = buffer[offset + i];
            if (c >= ' ' && c < Character.MIN_SURROGATE && c != '&') {
                continue;
            }
            if (c == '&') {
                if (i + LONGEST_REFERENCE > count && i > 0) {
                    text.unread(buffer, offset + i, count - i);
                    keep = i;
                    break;
                }
                blank(buffer, offset + i, offset + count);
            } else if (c < ' ' && c != '\n' && c != '\r' && c != '\t' || c >= '\uFFFE') {
                buffer[offset + i] = REPLACEMENT;
            } else if (Character.isSurrogate(c)) {
                i += surrogate(buffer, offset + i, offset + count);
            }
        }
        return keep;
    }

    /// `&#27;` → five characters of which none is forbidden.
    private static void blank(char[] buffer, int at, int end) {
        if (at + 2 >= end || buffer[at + 1] != '#') {
            return;
        }
        var close = at + 2;
        while (close < end && close < at + LONGEST_REFERENCE && buffer[close] != ';') {
            close++;
        }
        if (close >= end || buffer[close] != ';') {
            return;
        }
        var digits = new String(buffer, at + 2, close - at - 2);
        if (isForbidden(digits)) {
            buffer[at] = REPLACEMENT;
            for (var i = at + 1; i <= close; i++) {
                buffer[i] = '\u200B';
            }
        }
    }

    private static boolean isForbidden(String digits) {
        try {
            var code =
                    digits.startsWith("x") || digits.startsWith("X")
                            ? Integer.parseInt(digits.substring(1), 16)
                            : Integer.parseInt(digits);
            return code < ' ' && code != '\n' && code != '\r' && code != '\t'
                    || code >= 0xd800 && code <= 0xdfff
                    || code == 0xfffe
                    || code == 0xffff
                    || code > 0x10ffff;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /// A pair stays; a lone half goes. One half at the end of what was read is let through: its
    /// other half comes next.
    private static int surrogate(char[] buffer, int at, int end) {
        if (Character.isHighSurrogate(buffer[at])) {
            if (at + 1 == end || Character.isLowSurrogate(buffer[at + 1])) {
                return 1;
            }
            buffer[at] = REPLACEMENT;
        }
        return 0;
    }
}
