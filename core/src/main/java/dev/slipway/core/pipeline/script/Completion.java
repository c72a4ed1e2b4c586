package dev.slipway.core.pipeline.script;

import org.jspecify.annotations.Nullable;

/// How a statement ended, and with what value.
record Completion(Kind kind, @Nullable Object value) {
    enum Kind {
        NORMAL,
        RETURN,
        BREAK,
        CONTINUE
    }

    static final Completion NOTHING = new Completion(Kind.NORMAL, null);

    boolean isNormal() {
        return kind == Kind.NORMAL;
    }
}
