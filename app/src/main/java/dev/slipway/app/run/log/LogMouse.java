package dev.slipway.app.run.log;

import javafx.scene.Cursor;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/// Selecting by mouse: drag, double click for a word, triple for a line, Shift to extend; dragging
/// beyond an edge scrolls. FX thread only.
final class LogMouse {
    private final LogCanvas canvas;
    private final LogLinks links;

    LogMouse(LogCanvas canvas, LogLinks links) {
        this.canvas = canvas;
        this.links = links;
        canvas.addEventHandler(MouseEvent.MOUSE_MOVED, this::moved);
        canvas.addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
        canvas.addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        canvas.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
    }

    private void pressed(MouseEvent event) {
        canvas.requestFocus();
        if (event.getButton() != MouseButton.PRIMARY
                || event.getTarget() instanceof javafx.scene.control.ScrollBar) {
            return;
        }
        var line = lineAt(event.getY());
        if (line == null) {
            canvas.selection().clear();
        } else if (event.isShiftDown()) {
            canvas.selection().extend(caret(line, event.getX()));
        } else if (event.getClickCount() == 2) {
            selectWord(line, event.getX());
        } else if (event.getClickCount() >= 3) {
            canvas.selection()
                    .set(new Caret(line.row(), 0), new Caret(line.row(), Integer.MAX_VALUE));
        } else {
            canvas.selection().start(caret(line, event.getX()));
        }
        canvas.requestLayout();
    }

    private void dragged(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        if (event.getY() < 0) {
            canvas.moveBy(-1);
        } else if (event.getY() > canvas.getHeight()) {
            canvas.moveBy(1);
        }
        var line = lineAt(Math.clamp(event.getY(), 0, Math.max(0, canvas.getHeight() - 1)));
        if (line != null) {
            canvas.selection().extend(caret(line, event.getX()));
        }
        canvas.requestLayout();
    }

    private void moved(MouseEvent event) {
        canvas.setCursor(linkAt(event) == null ? Cursor.TEXT : Cursor.HAND);
    }

    /// A still click on a link follows it; a drag selects.
    private void clicked(MouseEvent event) {
        var link = linkAt(event);
        if (link != null
                && event.isStillSincePress()
                && event.getButton() == MouseButton.PRIMARY
                && event.getClickCount() == 1
                && !event.isShiftDown()) {
            links.open(link);
        }
    }

    private @Nullable LogLink linkAt(MouseEvent event) {
        var line = lineAt(event.getY());
        var row = line == null ? null : line.line();
        if (line == null || row == null) {
            return null;
        }
        int at = canvas.painter().indexAt(line, event.getX());
        return row.links().stream()
                .filter(link -> link.from() <= at && at <= link.to())
                .findFirst()
                .orElse(null);
    }

    private void selectWord(LogPainter.Drawn line, double x) {
        var shown = line.text();
        if (shown == null) {
            return;
        }
        var text = shown.text();
        int at = Math.min(canvas.painter().indexAt(line, x), Math.max(0, text.length() - 1));
        int from = at;
        int to = at;
        while (from > 0 && isWord(text.charAt(from - 1))) {
            from--;
        }
        while (to < text.length() && isWord(text.charAt(to))) {
            to++;
        }
        canvas.selection().set(new Caret(line.row(), from), new Caret(line.row(), to));
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || "_-./:@".indexOf(c) >= 0;
    }

    private Caret caret(LogPainter.Drawn line, double x) {
        return new Caret(line.row(), canvas.painter().indexAt(line, x));
    }

    private LogPainter.@Nullable Drawn lineAt(double y) {
        var drawn = canvas.painter().drawn();
        if (drawn.isEmpty()) {
            return null;
        }
        return drawn.get(Math.clamp((int) (y / LogPainter.ROW), 0, drawn.size() - 1));
    }
}
