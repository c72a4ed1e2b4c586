package dev.slipway.app.walk;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// What JavaFX says about the style sheets while it is open.
public final class SheetWarnings extends Handler implements AutoCloseable {
    /// Kept, since loggers that nobody holds are forgotten with their handlers.
    private static final Logger CSS = Logger.getLogger("javafx.css");

    private final List<String> said = new ArrayList<>();

    public SheetWarnings() {
        CSS.addHandler(this);
    }

    @Override
    public synchronized void publish(LogRecord warning) {
        if (warning.getLevel().intValue() >= Level.WARNING.intValue()) {
            said.add(warning.getMessage());
        }
    }

    /// What was said since the last call.
    public synchronized List<Finding> taken() {
        var taken = said.stream().distinct().map(w -> new Finding("sheet", "", w)).toList();
        said.clear();
        return taken;
    }

    @Override
    public void flush() {
        // nothing is held back
    }

    @Override
    public void close() {
        CSS.removeHandler(this);
    }
}
