package dev.slipway.core.pipeline.script;

import java.math.RoundingMode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What scripts may call on numbers.
final class NumberMethods {
    static final Map<String, Method<Number>> ALL =
            Map.ofEntries(
                    Method.of("toString", (it, _) -> Values.text(it)),
                    Method.of("toInteger", (it, _) -> Values.whole(it.longValue())),
                    Method.of("intValue", (it, _) -> Values.whole(it.longValue())),
                    Method.of("longValue", (it, _) -> Values.whole(it.longValue())),
                    Method.of(
                            "abs",
                            (it, _) -> it.longValue() < 0 ? Values.whole(-it.longValue()) : it),
                    Method.of(
                            "round",
                            (it, _) ->
                                    Values.whole(
                                            Values.decimal(it)
                                                    .setScale(0, RoundingMode.HALF_UP)
                                                    .longValue())),
                    Method.of("times", NumberMethods::times));

    private NumberMethods() {}

    private static @Nullable Object times(Number it, Arguments a) {
        for (var i = 0; i < it.longValue(); i++) {
            a.call(a.function(0), i);
        }
        return null;
    }
}
