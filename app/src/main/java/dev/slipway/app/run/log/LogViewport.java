package dev.slipway.app.run.log;

/// Which rows are seen: the first one, how many fit, and moving about. With wrapping a row may take
/// several screen lines; `sub` is the first of them that is seen. FX thread only.
final class LogViewport {
    private LogDocument document;
    private int lines = 1;
    private int columns = 80;
    private boolean wrap;
    private long top;
    private int sub;

    LogViewport(LogDocument document) {
        this.document = document;
    }

    void document(LogDocument newer) {
        document = newer;
        top = 0;
        sub = 0;
    }

    /// @param seenLines screen lines that fit wholly · textColumns for the text of a row
    void size(int seenLines, int textColumns) {
        lines = Math.max(1, seenLines);
        columns = Math.max(20, textColumns);
    }

    void wrap(boolean on) {
        wrap = on;
        sub = 0;
    }

    boolean wraps() {
        return wrap;
    }

    int columns() {
        return columns;
    }

    int lines() {
        return lines;
    }

    long top() {
        return top;
    }

    int sub() {
        return sub;
    }

    /// Screen lines that a row takes.
    int height(LogRow row) {
        if (!wrap || !(row instanceof LogRow.Text text)) {
            return 1;
        }
        return Math.max(1, Math.ceilDiv(text.text().width(), columns));
    }

    void moveTo(long row) {
        top = Math.clamp(row, 0, lastTop());
        sub = 0;
        keepInside();
    }

    void moveBy(int screenLines) {
        for (int i = 0; i < screenLines; i++) {
            down();
        }
        for (int i = 0; i > screenLines; i--) {
            up();
        }
        keepInside();
    }

    private void down() {
        if (top < document.rowCount() && ++sub >= height(document.row(top))) {
            top++;
            sub = 0;
        }
    }

    private void up() {
        if (sub > 0) {
            sub--;
        } else if (top > 0) {
            top--;
            sub = height(document.row(top)) - 1;
        }
    }

    /// Never beyond the end.
    void keepInside() {
        long last = lastTop();
        if (top > last || top == last && sub > lastSub) {
            top = last;
            sub = lastSub;
        }
    }

    void moveToEnd() {
        top = lastTop();
        sub = lastSub;
    }

    boolean isAtEnd() {
        long last = lastTop();
        return top > last || top == last && sub >= lastSub;
    }

    private int lastSub;

    /// The first row of the last screenful; sets `lastSub` beside it.
    long lastTop() {
        lastSub = 0;
        long count = document.rowCount();
        if (!wrap) {
            return Math.max(0, count - lines);
        }
        int room = lines;
        long row = count;
        while (row > 0 && room > 0) {
            row--;
            int height = height(document.row(row));
            if (height > room) {
                lastSub = height - room;
            }
            room -= height;
        }
        return row;
    }

    /// Shows a row about a third from the top unless it is seen already.
    void reveal(long row) {
        if (row < top || row >= top + lines - 1) {
            moveTo(row - lines / 3);
        }
    }
}
