package dev.slipway.app.run.log;

import java.util.ArrayList;
import java.util.List;

/// One line as it is shown: the characters without escape sequences, tabs as spaces, and the styles
/// of its parts. Columns are cells of a monospaced screen; wide (CJK) characters take two. A line
/// begins in plain style, whatever the line before it left on, so that any line can be shown alone.
/// Immutable.
public final class AnsiText {
    private static final int TAB = 8;

    private final String text;
    private final List<Span> spans;
    private final int[] columns;

    /// @param from, to indices into the text
    record Span(int from, int to, Style style) {}

    private AnsiText(String text, List<Span> spans, int[] columns) {
        this.text = text;
        this.spans = List.copyOf(spans);
        this.columns = columns;
    }

    public static AnsiText parse(String raw) {
        return new Parser(raw).parse();
    }

    public String text() {
        return text;
    }

    List<Span> spans() {
        return spans;
    }

    /// Width in columns.
    int width() {
        return column(text.length());
    }

    /// True if every character takes exactly one column.
    boolean isEven() {
        return columns.length == 0;
    }

    /// Column where a character begins.
    int column(int index) {
        return isEven() ? index : columns[index];
    }

    /// The character at or before a column; beyond the end, the length.
    int indexAt(int column) {
        if (isEven()) {
            return Math.clamp(column, 0, text.length());
        }
        int low = 0;
        int high = text.length();
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (columns[middle] <= column) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    private static final class Parser {
        private final String raw;
        private final StringBuilder text = new StringBuilder();
        private final List<Span> spans = new ArrayList<>();
        private Style style = Style.PLAIN;
        private int spanStart;
        private boolean uneven;
        private int at;

        Parser(String raw) {
            this.raw = raw;
        }

        AnsiText parse() {
            while (at < raw.length()) {
                char c = raw.charAt(at++);
                if (c == '\u001b') {
                    escape();
                } else if (c == '\t') {
                    text.repeat(' ', TAB - text.length() % TAB);
                } else if (c >= ' ' && c != '\u007f') {
                    text.append(c);
                    uneven |= c >= '\u0300';
                }
            }
            endSpan();
            var plain = text.toString();
            return new AnsiText(plain, spans, uneven ? Columns.of(plain) : new int[0]);
        }

        private void escape() {
            if (at >= raw.length()) {
                return;
            }
            switch (raw.charAt(at++)) {
                case '[' -> control();
                case ']', 'P', '_', '^' -> string();
                case '(', ')', '#' -> at = Math.min(at + 1, raw.length());
                default -> {
                    // a two-character sequence, gone
                }
            }
        }

        private void control() {
            int start = at;
            while (at < raw.length() && (raw.charAt(at) < '@' || raw.charAt(at) > '~')) {
                at++;
            }
            if (at < raw.length() && raw.charAt(at++) == 'm') {
                endSpan();
                style = Sgr.apply(style, raw.substring(start, at - 1));
            }
        }

        private void string() {
            while (at < raw.length()) {
                char c = raw.charAt(at++);
                if (c == '\u0007') {
                    return;
                }
                if (c == '\u001b' && at < raw.length() && raw.charAt(at) == '\\') {
                    at++;
                    return;
                }
            }
        }

        private void endSpan() {
            if (text.length() > spanStart) {
                spans.add(new Span(spanStart, text.length(), style));
                spanStart = text.length();
            }
        }
    }
}
