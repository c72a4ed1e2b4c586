package dev.slipway.app.run.log;

import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/// Selecting by mouse: drag, double click for a word, triple for a line, Shift to extend; dragging
/// beyond an edge scrolls. FX thread only.
final class LogMouse {
    private final LogCanvas canvas;

    LogMouse(LogCanvas canvas) {
        this.canvas = canvas;
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

    private void selectWord(LogPainter.Drawn line, double x) {
        if (line.text() == null) {
            return;
        }
        var text = line.text().text();
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

    private LogPainter.@org.jspecify.annotations.Nullable Drawn lineAt(double y) {
        var drawn = canvas.painter().drawn();
        if (drawn.isEmpty()) {
            return null;
        }
        return drawn.get(Math.clamp((int) (y / LogPainter.ROW), 0, drawn.size() - 1));
    }
}
