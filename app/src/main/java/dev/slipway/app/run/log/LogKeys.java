package dev.slipway.app.run.log;

import dev.slipway.app.AppContext;
import javafx.scene.input.KeyEvent;

/// Moving and copying by keyboard. FX thread only.
final class LogKeys {
    private final LogCanvas canvas;
    private final AppContext context;

    LogKeys(LogCanvas canvas, AppContext context) {
        this.canvas = canvas;
        this.context = context;
    }

    void pressed(KeyEvent event) {
        if (event.isShortcutDown() ? chord(event) : plain(event)) {
            event.consume();
        }
    }

    private boolean plain(KeyEvent event) {
        int page = canvas.viewport().lines() - 1;
        switch (event.getCode()) {
            case UP -> canvas.moveBy(-1);
            case DOWN -> canvas.moveBy(1);
            case PAGE_UP -> canvas.moveBy(-page);
            case PAGE_DOWN, SPACE -> canvas.moveBy(page);
            case HOME -> canvas.moveTo(0);
            case END -> canvas.moveToEnd();
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean chord(KeyEvent event) {
        switch (event.getCode()) {
            case A -> {
                long last = Math.max(0, canvas.document().rowCount() - 1);
                canvas.selection().set(new Caret(0, 0), new Caret(last, Integer.MAX_VALUE));
                canvas.requestLayout();
            }
            case C, INSERT -> copy();
            default -> {
                return false;
            }
        }
        return true;
    }

    void copy() {
        canvas.selection()
                .range()
                .ifPresent(range -> new LogCopy(context, canvas.document()).copy(range));
    }
}
