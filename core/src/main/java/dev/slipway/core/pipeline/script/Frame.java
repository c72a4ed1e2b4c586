package dev.slipway.core.pipeline.script;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The variables of a block, seen through those around it. The outermost is shared by threads.
final class Frame {
    private final @Nullable Frame outer;
    private final Map<String, @Nullable Object> values =
            Collections.synchronizedMap(new HashMap<>());

    Frame(@Nullable Frame outer) {
        this.outer = outer;
    }

    void declare(String name, @Nullable Object value) {
        values.put(name, value);
    }

    /// The frame that has the name, or null.
    @Nullable Frame holding(String name) {
        for (var frame = this; frame != null; frame = frame.outer) {
            if (frame.values.containsKey(name)) {
                return frame;
            }
        }
        return null;
    }

    @Nullable Object get(String name) {
        return values.get(name);
    }
}
