package dev.slipway.core.pipeline.script;

import java.util.Collections;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What scripts may call on every value, null too.
final class AnyMethods {
    static final Map<String, Code> ALL =
            Map.of(
                    "toString", (it, a) -> a.made(Values.text(it)),
                    "equals", (it, a) -> Values.equal(it, a.get(0)),
                    "is", (it, a) -> it == a.get(0),
                    "asBoolean", (it, _) -> Values.truth(it),
                    "with", AnyMethods::with,
                    "tap", AnyMethods::tap,
                    "compareTo",
                            (it, a) -> a.evaluator().operators().apply(it, "<=>", a.get(0), a.at()),
                    "asType", (it, a) -> Types.cast(it, Values.text(a.get(0)), a.at()));

    private AnyMethods() {}

    /// One method on every value.
    interface Code {
        @Nullable Object call(@Nullable Object it, Arguments a);
    }

    private static @Nullable Object with(@Nullable Object it, Arguments a) {
        var function = a.function(0).copy();
        function.delegateTo(it);
        return a.evaluator().call(function, Collections.singletonList(it), a.at());
    }

    private static @Nullable Object tap(@Nullable Object it, Arguments a) {
        with(it, a);
        return it;
    }
}
