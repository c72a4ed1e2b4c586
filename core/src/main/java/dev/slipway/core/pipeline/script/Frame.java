package dev.slipway.core.pipeline.script;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The variables of a block, seen through those around it. The outermost holds what a whole file
/// shares. Used by one thread at a time, see `Ledger`.
final class Frame {
    private final @Nullable Frame outer;
    private final @Nullable Object delegate;
    private @Nullable Map<String, @Nullable Object> values;

    Frame(Frame outer) {
        this(outer, null);
    }

    /// @param delegate what a closure's unknown names are looked up in, as `closure.delegate = …`
    ///   says
    Frame(@Nullable Frame outer, @Nullable Object delegate) {
        this.outer = outer;
        this.delegate = delegate;
    }

    static Frame outermost() {
        return new Frame(null, null);
    }

    void declare(String name, @Nullable Object value) {
        if (values == null) {
            values = new HashMap<>();
        }
        values.put(name, value);
    }

    /// The frame that has the name, or null.
    @Nullable Frame holding(String name) {
        for (var frame = this; frame != null; frame = frame.outer) {
            if (frame.values != null && frame.values.containsKey(name)) {
                return frame;
            }
        }
        return null;
    }

    /// The nearest delegate of a closure around, or null.
    @Nullable Object delegate() {
        for (var frame = this; frame != null; frame = frame.outer) {
            if (frame.delegate != null) {
                return frame.delegate;
            }
        }
        return null;
    }

    /// The file's own.
    Frame root() {
        var frame = this;
        while (frame.outer != null) {
            frame = frame.outer;
        }
        return frame;
    }

    @Nullable Object get(String name) {
        return values == null ? null : values.get(name);
    }
}
