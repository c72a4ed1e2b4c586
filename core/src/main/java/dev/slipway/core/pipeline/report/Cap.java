package dev.slipway.core.pipeline.report;

import org.jspecify.annotations.Nullable;

/// Text that grows to a limit and then only counts. For one thread.
final class Cap {
    private static final int MESSAGE = 2_000;
    private static final int NAME = 1_000;

    private final int most;
    private final StringBuilder text = new StringBuilder(512);
    private long left;

    Cap(int most) {
        this.most = most;
    }

    void add(char[] characters, int start, int length) {
        var fits = Math.clamp(most - text.length(), 0, length);
        text.append(characters, start, fits);
        left += length - fits;
    }

    void add(@Nullable String more) {
        if (more != null) {
            var fits = Math.clamp(most - text.length(), 0, more.length());
            text.append(more, 0, fits);
            left += more.length() - fits;
        }
    }

    boolean isBlank() {
        return begin() == text.length();
    }

    String text() {
        var begin = begin();
        var end = text.length();
        while (end > begin && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        var kept = text.substring(begin, end);
        return left == 0 ? kept : kept + "\n… (" + left + " more characters are in the report)";
    }

    private int begin() {
        var begin = 0;
        while (begin < text.length() && Character.isWhitespace(text.charAt(begin))) {
            begin++;
        }
        return begin;
    }

    static String message(String text) {
        return cut(text.strip(), MESSAGE);
    }

    static String name(String text) {
        return cut(text, NAME);
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }
}
