package dev.slipway.core.pipeline.script;

import dev.slipway.core.pipeline.Position;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A step with its arguments' values: null, Boolean, number, String, List or Map of such; a closure
/// is a `Body`, also inside a list or map.
///
/// @param body what a block step (`dir`, `withEnv`, `timeout`…) has to run inside, null without one
public record StepCall(
        String name,
        List<@Nullable Object> arguments,
        Map<String, @Nullable Object> named,
        @Nullable Body body,
        Position position) {

    // In full, not compact: javac forgets the annotations on a compact one's parameters.
    public StepCall(
            String name,
            List<@Nullable Object> arguments,
            Map<String, @Nullable Object> named,
            @Nullable Body body,
            Position position) {
        this.name = name;
        this.arguments = Collections.unmodifiableList(new ArrayList<>(arguments));
        this.named = Collections.unmodifiableMap(new LinkedHashMap<>(named));
        this.body = body;
        this.position = position;
    }

    /// A call with one positional argument.
    public static StepCall of(String name, Object argument, Position at) {
        List<@Nullable Object> arguments = new ArrayList<>();
        arguments.add(argument);
        return new StepCall(name, arguments, new LinkedHashMap<>(), null, at);
    }

    /// The argument called `key`, else the first positional one; null if there is neither.
    public @Nullable Object argument(String key) {
        if (named.containsKey(key)) {
            return named.get(key);
        }
        return arguments.isEmpty() ? null : arguments.getFirst();
    }

    /// A block's inside. May be run several times (`retry`).
    @FunctionalInterface
    public interface Body {
        @Nullable Object run();

        /// With a value for its parameter, as in `withRun { container -> … }`.
        default @Nullable Object with(@Nullable Object argument) {
            return run();
        }

        /// The same inside for another thread, with names and steps as they are there.
        default Body on(Scope scope, StepCaller steps) {
            return this;
        }
    }
}
