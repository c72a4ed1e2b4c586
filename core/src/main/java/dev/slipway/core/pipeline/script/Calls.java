package dev.slipway.core.pipeline.script;

import dev.slipway.core.pipeline.Expression;
import dev.slipway.core.pipeline.Position;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Calls: of the script's own closures and methods, of steps, and of the methods on our list.
final class Calls {
    private final Evaluator evaluator;
    private final StepCaller steps;

    Calls(Evaluator evaluator, StepCaller steps) {
        this.evaluator = evaluator;
        this.steps = steps;
    }

    @Nullable Object invoke(Expression.Invoke call, Frame frame) {
        return call.target() == null ? own(call, frame) : on(call, call.target(), frame);
    }

    private @Nullable Object own(Expression.Invoke call, Frame frame) {
        var holder = frame.holding(call.name());
        if (holder != null && holder.get(call.name()) instanceof Function function) {
            return evaluator.call(function, all(call, frame), call.position());
        }
        if (steps.knows(call.name())) {
            return step(call.name(), call, frame);
        }
        if (call.name().equals("println") || call.name().equals("print")) {
            return step("echo", call, frame);
        }
        throw new ScriptException(
                "There is no step or method `" + call.name() + "`", call.position());
    }

    private List<@Nullable Object> all(Expression.Invoke call, Frame frame) {
        List<@Nullable Object> values = new ArrayList<>();
        if (!call.named().isEmpty()) {
            values.add(named(call, frame));
        }
        for (var argument : call.arguments()) {
            var value = evaluator.value(argument, frame);
            if (argument instanceof Expression.Spread && value instanceof List<?> many) {
                values.addAll(many);
            } else {
                values.add(value);
            }
        }
        return values;
    }

    private Map<String, @Nullable Object> named(Expression.Invoke call, Frame frame) {
        Map<String, @Nullable Object> named = new LinkedHashMap<>();
        call.named().forEach((name, value) -> named.put(name, evaluator.value(value, frame)));
        return named;
    }

    private @Nullable Object step(String name, Expression.Invoke call, Frame frame) {
        var named = named(call, frame);
        List<@Nullable Object> arguments = new ArrayList<>();
        StepCall.@Nullable Body body = null;
        for (var argument : call.arguments()) {
            var value = evaluator.value(argument, frame);
            if (value instanceof Function function) {
                body = () -> evaluator.call(function, List.of(), call.position());
            } else {
                arguments.add(value);
            }
        }
        if (arguments.size() == 1
                && named.isEmpty()
                && arguments.getFirst() instanceof Map<?, ?> map) {
            map.forEach((key, value) -> named.put(Values.text(key), value));
            arguments.clear();
        }
        return adopted(steps.call(new StepCall(name, arguments, named, body, call.position())));
    }

    /// A step's lists and maps as lists and maps of our own.
    private static @Nullable Object adopted(@Nullable Object value) {
        return switch (value) {
            case List<?> list -> {
                List<@Nullable Object> own = new ArrayList<>();
                list.forEach(it -> own.add(adopted(it)));
                yield own;
            }
            case Map<?, ?> map -> {
                Map<@Nullable Object, @Nullable Object> own = new LinkedHashMap<>();
                map.forEach((key, it) -> own.put(key, adopted(it)));
                yield own;
            }
            case null -> null;
            default -> Values.own(value);
        };
    }

    private @Nullable Object on(Expression.Invoke call, Expression target, Frame frame) {
        if (target instanceof Expression.Variable(var type, _) && frame.holding(type) == null) {
            var result = StaticMethods.find(type, call.name());
            if (result != null) {
                return result.code().apply(type, arguments(call, frame));
            }
        }
        var self = evaluator.value(target, frame);
        if (target instanceof Expression.Spread && self instanceof List<?> items) {
            List<@Nullable Object> results = new ArrayList<>();
            for (var item : items) {
                results.add(method(item, call, frame));
            }
            return results;
        }
        return self == null && call.safe() ? null : method(self, call, frame);
    }

    private Arguments arguments(Expression.Invoke call, Frame frame) {
        return new Arguments(call.name(), all(call, frame), evaluator, call.position());
    }

    @SuppressWarnings("unchecked")
    private @Nullable Object method(@Nullable Object self, Expression.Invoke call, Frame frame) {
        var name = call.name();
        var at = call.position();
        return switch (self) {
            case String text -> apply(TextMethods.ALL, text, call, frame);
            case List<?> list -> {
                var code = required(ListMethods.ALL.get(name), self, name, at);
                yield code.call((List<@Nullable Object>) list, arguments(call, frame));
            }
            case Map<?, ?> map when map.get(name) instanceof Function function ->
                    evaluator.call(function, all(call, frame), at);
            case Map<?, ?> map -> {
                var code = required(MapMethods.ALL.get(name), self, name, at);
                yield code.call(
                        (Map<@Nullable Object, @Nullable Object>) map, arguments(call, frame));
            }
            case Number number -> apply(NumberMethods.ALL, number, call, frame);
            case Match match -> apply(OtherMethods.MATCH, match, call, frame);
            case Values.Failure failure -> apply(OtherMethods.FAILURE, failure, call, frame);
            case Function function when name.equals("call") ->
                    evaluator.call(function, all(call, frame), at);
            case Boolean value when name.equals("toString") -> value.toString();
            case Boolean value when name.equals("toBoolean") -> value;
            case null -> throw new ScriptException("`" + name + "()` of null", at);
            default -> throw unknown(self, name, at);
        };
    }

    private <T> @Nullable Object apply(
            Map<String, Method<T>> methods, T self, Expression.Invoke call, Frame frame) {
        var method = required(methods.get(call.name()), self, call.name(), call.position());
        return method.code().apply(self, arguments(call, frame));
    }

    private static <M> M required(
            @Nullable M method, @Nullable Object self, String name, Position at) {
        if (method == null) {
            throw unknown(self, name, at);
        }
        return method;
    }

    private static ScriptException unknown(@Nullable Object self, String name, Position at) {
        return new ScriptException(
                "`%s()` cannot be called on %s".formatted(name, Values.typeOf(self)), at);
    }
}
