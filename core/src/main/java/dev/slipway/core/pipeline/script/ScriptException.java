package dev.slipway.core.pipeline.script;

import dev.slipway.core.pipeline.Position;

/// A script did what it may not or cannot: an unknown name, a wrong type, a spent budget, its own
/// `throw`. It fails the step it happened in.
public final class ScriptException extends RuntimeException {
    private final transient Position position;

    public ScriptException(String message, Position position) {
        super(message, null, false, false);
        this.position = position;
    }

    public Position position() {
        return position;
    }
}
