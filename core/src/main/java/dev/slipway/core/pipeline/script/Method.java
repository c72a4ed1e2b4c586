package dev.slipway.core.pipeline.script;

import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// One method that scripts may call on values of one kind.
record Method<T>(BiFunction<T, Arguments, @Nullable Object> code) {

    static <T> Map.Entry<String, Method<T>> of(
            String name, BiFunction<T, Arguments, @Nullable Object> code) {
        return Map.entry(name, new Method<>(code));
    }
}
