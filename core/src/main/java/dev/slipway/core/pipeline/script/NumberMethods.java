package dev.slipway.core.pipeline.script;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What scripts may call on numbers.
final class NumberMethods {
    static final Map<String, Method<Number>> ALL =
            Map.ofEntries(
                    Method.of("toInteger", (it, _) -> it.intValue()),
                    Method.of("intValue", (it, _) -> it.intValue()),
                    Method.of("toLong", (it, _) -> it.longValue()),
                    Method.of("longValue", (it, _) -> it.longValue()),
                    Method.of("toBigDecimal", (it, _) -> Values.decimal(it)),
                    Method.of("toDouble", (it, _) -> Values.decimal(it)),
                    Method.of("toFloat", (it, _) -> Values.decimal(it)),
                    Method.of("doubleValue", (it, _) -> Values.decimal(it)),
                    Method.of("abs", (it, _) -> abs(it)),
                    Method.of("round", NumberMethods::round),
                    Method.of("intdiv", NumberMethods::intdiv),
                    Method.of("mod", (it, a) -> binary(it, "%", a)),
                    Method.of("plus", (it, a) -> binary(it, "+", a)),
                    Method.of("minus", (it, a) -> binary(it, "-", a)),
                    Method.of("multiply", (it, a) -> binary(it, "*", a)),
                    Method.of("div", (it, a) -> binary(it, "/", a)),
                    Method.of("power", (it, a) -> binary(it, "**", a)),
                    Method.of("setScale", NumberMethods::scaled),
                    Method.of("times", NumberMethods::times),
                    Method.of("upto", (it, a) -> step(it, a, a.number(0), 1)),
                    Method.of("downto", (it, a) -> step(it, a, a.number(0), -1)),
                    Method.of("hashCode", (it, _) -> it.hashCode()));

    private NumberMethods() {}

    private static Number abs(Number it) {
        return switch (it) {
            case Integer n -> Math.abs(n);
            case Long n -> Math.abs(n);
            case BigInteger n -> n.abs();
            default -> Values.decimal(it).abs();
        };
    }

    private static @Nullable Object binary(Number it, String operator, Arguments a) {
        return a.evaluator().operators().apply(it, operator, a.get(0), a.at());
    }

    private static Number round(Number it, Arguments a) {
        if (a.count() == 0) {
            return Values.whole(Values.decimal(it).setScale(0, RoundingMode.HALF_UP).longValue());
        }
        var digits = Math.clamp(a.number(0), 0, 100);
        return Values.decimal(it).setScale(digits, RoundingMode.HALF_UP);
    }

    private static Number intdiv(Number it, Arguments a) {
        var by = Types.whole(a.get(0), a.at()).longValue();
        if (by == 0) {
            throw Types.failure("ArithmeticException", "/ by zero");
        }
        return Values.whole(it.longValue() / by);
    }

    private static BigDecimal scaled(Number it, Arguments a) {
        return Values.decimal(it).setScale(Math.clamp(a.number(0), 0, 100), RoundingMode.HALF_UP);
    }

    private static @Nullable Object times(Number it, Arguments a) {
        for (var i = 0; i < it.longValue(); i++) {
            a.call(a.function(0), i);
        }
        return null;
    }

    private static @Nullable Object step(Number it, Arguments a, int to, int by) {
        for (var i = it.longValue(); by > 0 ? i <= to : i >= to; i += by) {
            a.call(a.function(1), Values.whole(i));
        }
        return null;
    }
}
