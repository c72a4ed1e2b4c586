package dev.slipway.app.run.log;

import dev.slipway.app.text.Amounts;
import dev.slipway.app.text.Texts;
import dev.slipway.app.theme.Ink;
import dev.slipway.app.theme.Palette;
import dev.slipway.app.theme.Tone;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/// Draws the rows that are seen. Everything sits on a grid of character cells, so that a place on
/// the screen is a place in a text. FX thread only.
final class LogPainter {
    static final double ROW = 19;
    static final double PAD = 12;
    private static final Font REGULAR = Font.font("JetBrains Mono", 12.5);
    private static final Font BOLD = Font.font("JetBrains Mono", FontWeight.BOLD, 12.5);
    private static final double CELL = cell();

    private final Palette palette;
    private final LogInks inks;
    private final Texts texts;
    private final Amounts amounts;
    private final List<Drawn> drawn = new ArrayList<>();
    private LogTimes times = LogTimes.NONE;
    private int digits = 4;
    private int shift;

    /// A screen line as it was drawn last.
    ///
    /// @param line null for what is no line of a log · from first column of the text on it
    record Drawn(long row, LogRow.@Nullable Text line, int from) {
        @Nullable AnsiText text() {
            return line == null ? null : line.text();
        }
    }

    /// What is drawn beside the text itself.
    ///
    /// @param failure row of the first failure, -1 for none · match row of the current match
    record Marks(long failure, long match, LogQuery query) {}

    LogPainter(Palette palette, LogInks inks, Texts texts, Amounts amounts) {
        this.palette = palette;
        this.inks = inks;
        this.texts = texts;
        this.amounts = amounts;
    }

    private static double cell() {
        var probe = new Text("0".repeat(100));
        probe.setFont(REGULAR);
        return probe.getLayoutBounds().getWidth() / 100;
    }

    void times(LogTimes shown) {
        times = shown;
    }

    /// Columns that the text is moved to the left by.
    void shift(int columns) {
        shift = columns;
    }

    /// Where the text begins.
    double textX() {
        return PAD + (digits + 2 + (times == LogTimes.NONE ? 0 : 14)) * CELL;
    }

    int columns(double width) {
        return (int) ((width - textX() - PAD) / CELL);
    }

    List<Drawn> drawn() {
        return drawn;
    }

    /// Index in the text of what is drawn at an x.
    int indexAt(Drawn line, double x) {
        var text = line.text();
        return text == null
                ? 0
                : text.indexAt(line.from() + shift + (int) Math.round((x - textX()) / CELL));
    }

    /// Draws a screenful and returns the width of the widest text in columns.
    int paint(
            GraphicsContext gc,
            double width,
            double height,
            LogDocument document,
            LogViewport viewport,
            LogSelection selection,
            Marks marks) {
        drawn.clear();
        gc.setTextBaseline(VPos.CENTER);
        gc.setFill(palette.color(Ink.BACK));
        gc.fillRect(0, 0, width, height);
        int widest = 0;
        int sub = viewport.sub();
        double y = 0;
        for (long r = viewport.top(); r < document.rowCount() && y < height; r++) {
            var row = document.row(r);
            int lines = viewport.height(row);
            for (; sub < lines && y < height; sub++) {
                switch (row) {
                    case LogRow.Header(var part) -> header(gc, width, y, part);
                    case LogRow.Pending() -> {}
                    case LogRow.Text text -> {
                        widest = Math.max(widest, text.text().width());
                        int from = viewport.wraps() ? sub * viewport.columns() : shift;
                        int to =
                                from + (viewport.wraps() ? viewport.columns() : columns(width) + 2);
                        back(gc, width, y, r, marks);
                        if (sub == 0) {
                            gutter(gc, y, text);
                        }
                        line(gc, y, r, text.text(), from, to, selection, marks);
                        links(gc, width, y, text, from, to);
                    }
                }
                drawn.add(
                        new Drawn(
                                r,
                                row instanceof LogRow.Text text ? text : null,
                                viewport.wraps() ? sub * viewport.columns() : 0));
                y += ROW;
            }
            sub = 0;
        }
        return widest;
    }

    private void header(GraphicsContext gc, double width, double y, LogPart part) {
        var step = part.step();
        gc.setFill(palette.color(Ink.INSET));
        gc.fillRect(0, y, width, ROW);
        gc.setFill(palette.color(Ink.of(Tone.of(step.status()))));
        gc.fillRect(0, y, 3, ROW);
        var state = texts.of("common.status." + step.status().word());
        var duration = step.duration();
        var end = duration == null ? state : state + " · " + Amounts.duration(duration);
        double endX = width - PAD - 2 - (end.length() + 2) * CELL;
        gc.setFont(BOLD);
        gc.setFill(palette.color(Ink.TEXT));
        gc.fillText(step.name(), PAD, y + ROW / 2);
        gc.setFont(REGULAR);
        double labelX = PAD + (step.name().length() + 2) * CELL;
        if (!step.label().equals(step.name())) {
            int room = (int) Math.max(0, (endX - labelX) / CELL - 1);
            gc.setFill(palette.color(Ink.MUTED));
            gc.fillText(
                    shortened(part.stage().name() + " › " + step.label(), room),
                    labelX,
                    y + ROW / 2);
        }
        gc.setFill(palette.color(Ink.MUTED));
        gc.fillText(end, endX, y + ROW / 2);
    }

    private static String shortened(String text, int room) {
        return text.length() <= room ? text : text.substring(0, Math.max(0, room - 1)) + "…";
    }

    private void back(GraphicsContext gc, double width, double y, long row, Marks marks) {
        if (row == marks.failure()) {
            gc.setFill(palette.color(Ink.FAILURE_SOFT));
            gc.fillRect(0, y, width, ROW);
            gc.setFill(palette.color(Ink.FAILURE));
            gc.fillRect(0, y, 3, ROW);
        }
    }

    private void gutter(GraphicsContext gc, double y, LogRow.Text text) {
        gc.setFont(REGULAR);
        gc.setFill(palette.color(Ink.SUBTLE));
        var number = Long.toString(text.number() + 1);
        digits = Math.max(4, Math.max(digits, number.length()));
        gc.fillText(number, PAD + (digits - number.length()) * CELL, y + ROW / 2);
        var time = time(text);
        if (!time.isEmpty()) {
            gc.fillText(time, PAD + (digits + 2 + 12 - time.length()) * CELL, y + ROW / 2);
        }
    }

    private String time(LogRow.Text text) {
        return switch (times) {
            case NONE -> "";
            case CLOCK -> amounts.clock(text.at());
            case ELAPSED -> seconds(text.elapsed());
            case DELTA -> "+" + seconds(text.delta());
        };
    }

    /// `12.345`, `1:02.345`, `1:02:03.345`
    private static String seconds(Duration time) {
        long millis = Math.max(0, time.toMillis());
        long minutes = millis / 60_000;
        if (minutes == 0) {
            return String.format(Locale.ROOT, "%d.%03d", millis / 1000, millis % 1000);
        }
        var rest = String.format(Locale.ROOT, "%02d.%03d", millis / 1000 % 60, millis % 1000);
        return minutes < 60
                ? minutes + ":" + rest
                : String.format(Locale.ROOT, "%d:%02d:%s", minutes / 60, minutes % 60, rest);
    }

    /// Draws the columns `from` to `to` of a line. What is drawn is cut in columns, never by a
    /// clip: a clip that does not fall on pixels makes a canvas paint every line over a mask of its
    /// own size, which took seconds a frame.
    private void line(
            GraphicsContext gc,
            double y,
            long row,
            AnsiText text,
            int from,
            int to,
            LogSelection selection,
            Marks marks) {
        for (var span : text.spans()) {
            var back = inks.of(span.style()).back();
            if (back.getOpacity() > 0) {
                band(gc, y, text, from, to, span.from(), span.to(), back);
            }
        }
        matches(gc, y, row, text, from, to, marks);
        var selected = selection.within(row, text.text().length());
        if (selected != null) {
            band(gc, y, text, from, to, selected[0], selected[1], palette.color(Ink.SELECTION));
        }
        for (var span : text.spans()) {
            span(gc, y, text, span, from, to);
        }
    }

    /// A thin line below what leads somewhere.
    private void links(
            GraphicsContext gc, double width, double y, LogRow.Text row, int from, int to) {
        gc.setFill(palette.color(Ink.ACCENT));
        for (var link : row.links()) {
            int begin = Math.max(from, row.text().column(link.from()));
            int end = Math.min(to, row.text().column(link.to()));
            double x = textX() + (begin - from) * CELL;
            if (begin < end && x < width) {
                gc.fillRect(x, y + ROW - 3, Math.min(width - x, (end - begin) * CELL), 1);
            }
        }
    }

    private void matches(
            GraphicsContext gc, double y, long row, AnsiText text, int from, int to, Marks marks) {
        if (marks.query().isEmpty()) {
            return;
        }
        var ink = palette.color(row == marks.match() ? Ink.MATCH_HERE : Ink.MATCH);
        for (var range : marks.query().in(text.text())) {
            band(gc, y, text, from, to, range.from(), range.to(), ink);
        }
    }

    /// A background behind the characters `first` to `last`; beyond the text it reaches one cell
    /// on.
    private void band(
            GraphicsContext gc,
            double y,
            AnsiText text,
            int from,
            int to,
            int first,
            int last,
            Color color) {
        int length = text.text().length();
        int begin = Math.max(from, text.column(Math.min(first, length)));
        int end = Math.min(to, text.column(Math.min(last, length)) + (last > length ? 1 : 0));
        if (begin >= end) {
            return;
        }
        gc.setFill(color);
        gc.fillRect(textX() + (begin - from) * CELL, y, (end - begin) * CELL, ROW);
    }

    private void span(
            GraphicsContext gc, double y, AnsiText text, AnsiText.Span span, int from, int to) {
        int begin = Math.max(span.from(), text.indexAt(from));
        int end = Math.min(span.to(), text.indexAt(to));
        while (begin < end && text.column(begin) < from) {
            begin++;
        }
        if (begin >= end) {
            return;
        }
        var style = span.style();
        gc.setFont(style.bold() ? BOLD : REGULAR);
        gc.setFill(inks.of(style).fore());
        for (int at = begin; at < end; ) {
            int next = text.isEven() ? end : pieceEnd(text.text(), at, end);
            gc.fillText(
                    text.text().substring(at, next),
                    textX() + (text.column(at) - from) * CELL,
                    y + ROW / 2);
            at = next;
        }
        double x = textX() + (text.column(begin) - from) * CELL;
        double width = (text.column(end) - text.column(begin)) * CELL;
        if (style.underline()) {
            gc.fillRect(x, y + ROW - 4, width, 1);
        }
        if (style.struck()) {
            gc.fillRect(x, y + ROW / 2, width, 1);
        }
    }

    /// Characters of one column are drawn together, wide ones each by itself on its cells.
    private static int pieceEnd(String text, int from, int end) {
        int at = from;
        while (at < end && text.charAt(at) < '\u0300') {
            at++;
        }
        if (at > from) {
            return at;
        }
        at += Character.charCount(text.codePointAt(at));
        while (at < end && Columns.width(text.codePointAt(at)) == 0) {
            at += Character.charCount(text.codePointAt(at));
        }
        return Math.min(at, end);
    }
}
