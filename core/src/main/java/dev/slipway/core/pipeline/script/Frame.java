package dev.slipway.core.pipeline.script;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The variables of a block, seen through those around it. The outermost is shared by threads, the
/// others belong to one.
final class Frame {
    private final @Nullable Frame outer;
    private @Nullable Map<String, @Nullable Object> values;

    Frame(Frame outer) {
        this.outer = outer;
    }

    private Frame(Map<String, @Nullable Object> values) {
        this.outer = null;
        this.values = values;
    }

    static Frame outermost() {
        return new Frame(Collections.synchronizedMap(new HashMap<>()));
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

    @Nullable Object get(String name) {
        return values == null ? null : values.get(name);
    }
}
