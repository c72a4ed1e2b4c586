package dev.slipway.app.run.log;

import dev.slipway.app.AppContext;
import dev.slipway.app.shell.Shortcut;
import java.util.List;
import javafx.scene.input.KeyEvent;

/// Moving and copying by keyboard. FX thread only.
public final class LogKeys {
    public static final List<Shortcut> SHORTCUTS =
            List.of(
                    new Shortcut("F", "help.keys.follow"),
                    new Shortcut("W", "help.keys.wrap"),
                    new Shortcut("T", "help.keys.times"),
                    new Shortcut("Ctrl+F", "help.keys.find"),
                    new Shortcut("N  Shift+N  F3", "help.keys.next"),
                    new Shortcut("Alt+R", "help.keys.regex"),
                    new Shortcut("Alt+L", "help.keys.filter"),
                    new Shortcut("E", "help.keys.failure"),
                    new Shortcut("Ctrl+C", "help.keys.copy"),
                    new Shortcut("Ctrl+S", "help.keys.save"),
                    new Shortcut("↑ ↓ PgUp PgDn", "help.keys.page"),
                    new Shortcut("Home End", "help.keys.ends"));
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
