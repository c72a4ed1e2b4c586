package dev.slipway.core.pipeline.script;

import dev.slipway.core.pipeline.Expression;
import dev.slipway.core.pipeline.Position;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Calls: of the script's own closures and methods, of steps, and of the methods on our list.
final class Calls {
    private final Evaluator evaluator;
    private final StepCaller steps;
    private final MethodCalls methods;
    private final Crossing crossing;

    Calls(Evaluator evaluator, StepCaller steps) {
        this.evaluator = evaluator;
        this.steps = steps;
        this.crossing = new Crossing(evaluator);
        this.methods = new MethodCalls(evaluator, crossing);
    }

    @Nullable Object invoke(Expression.Invoke call, Frame frame) {
        return call.target() == null ? own(call, frame) : on(call, call.target(), frame);
    }

    private @Nullable Object own(Expression.Invoke call, Frame frame) {
        var name = call.name();
        var at = call.position();
        var function = function(name, frame);
        if (function != null) {
            return evaluator.call(function, all(call, frame), at);
        }
        if (name.equals("call") && frame.holding("call") == null) {
            throw new ScriptException("There is nothing here to call", at);
        }
        return named(name, call, frame);
    }

    private @Nullable Function function(String name, Frame frame) {
        var holder = frame.holding(name);
        if (holder != null && holder.get(name) instanceof Function function) {
            return function;
        }
        return holder == null
                        && frame.delegate() instanceof Map<?, ?> map
                        && map.get(name) instanceof Function function
                ? function
                : null;
    }

    /// A step, or a variable of a shared library that can be called.
    private @Nullable Object named(String name, Expression.Invoke call, Frame frame) {
        var at = call.position();
        if (steps.knows(name)) {
            return step(name, call, frame);
        }
        if (name.equals("script") && all(call, frame) instanceof List<?> one && isBlock(one)) {
            return evaluator.call((Function) one.getLast(), List.of(), at);
        }
        if (name.equals("println") || name.equals("print")) {
            return step("echo", call, frame);
        }
        if (Symbols.isSymbol(name)) {
            List<@Nullable Object> arguments = new ArrayList<>();
            addArguments(call, frame, arguments);
            return Symbols.value(name, arguments, named(call, frame));
        }
        var held = frame.holding(name);
        var global = held == null ? evaluator.names().global(name) : held.get(name);
        if (global != null) {
            return methods.call(global, "call", all(call, frame), at);
        }
        var delegate = frame.delegate();
        if (delegate != null && Scripts.methodNames().contains(name)) {
            return methods.call(delegate, name, all(call, frame), at);
        }
        throw Types.failure("NoSuchMethodError", "There is no step or method `" + name + "`");
    }

    private static boolean isBlock(List<?> arguments) {
        return arguments.size() == 1 && arguments.getLast() instanceof Function;
    }

    private List<@Nullable Object> all(Expression.Invoke call, Frame frame) {
        List<@Nullable Object> values = new ArrayList<>();
        if (!call.named().isEmpty()) {
            values.add(named(call, frame));
        }
        addArguments(call, frame, values);
        return values;
    }

    private void addArguments(Expression.Invoke call, Frame frame, List<@Nullable Object> values) {
        for (var argument : call.arguments()) {
            var value = evaluator.value(argument, frame);
            if (argument instanceof Expression.Spread && value instanceof Collection<?> many) {
                evaluator.budget().take(8L * many.size(), call.position());
                values.addAll(many);
            } else {
                values.add(value);
            }
        }
    }

    private Map<String, @Nullable Object> named(Expression.Invoke call, Frame frame) {
        Map<String, @Nullable Object> named = new LinkedHashMap<>();
        call.named().forEach((name, value) -> named.put(name, evaluator.value(value, frame)));
        return named;
    }

    private @Nullable Object step(String name, Expression.Invoke call, Frame frame) {
        List<@Nullable Object> arguments = new ArrayList<>();
        var named = named(call, frame);
        addArguments(call, frame, arguments);
        return crossing.step(steps, name, arguments, named, call.position());
    }

    private @Nullable Object on(Expression.Invoke call, Expression target, Frame frame) {
        var at = call.position();
        var type = Evaluator.dotted(target);
        if (type != null && frame.holding(first(type)) == null) {
            var code = StaticMethods.find(Types.simple(type), call.name());
            if (code != null) {
                return code.code()
                        .apply(type, methods.arguments(call.name(), all(call, frame), at));
            }
        }
        var self = evaluator.value(target, frame);
        if (target instanceof Expression.Spread && self instanceof Collection<?> items) {
            List<@Nullable Object> results = new ArrayList<>();
            for (var item : new ArrayList<@Nullable Object>(items)) {
                results.add(item == null ? null : method(item, call, frame));
            }
            return results;
        }
        return self == null && call.safe() ? null : method(self, call, frame);
    }

    private static String first(String dotted) {
        var dot = dotted.indexOf('.');
        return dot < 0 ? dotted : dotted.substring(0, dot);
    }

    private @Nullable Object method(@Nullable Object self, Expression.Invoke call, Frame frame) {
        if (self instanceof ScriptObject script) {
            return onScript(script, call, frame);
        }
        if (self instanceof HostObject host) {
            List<@Nullable Object> arguments = new ArrayList<>();
            var named = named(call, frame);
            addArguments(call, frame, arguments);
            return crossing.host(host, call.name(), arguments, named, call.position());
        }
        if (call.target() instanceof Expression.Variable(var root, _)
                && evaluator.names().isRoot(root, frame)
                && !MapMethods.ALL.containsKey(call.name())) {
            return new BuildMethods(evaluator.names(), root)
                    .call(call.name(), all(call, frame), call.position());
        }
        return methods.call(self, call.name(), all(call, frame), call.position());
    }

    /// `this.name(…)`, and the same on a loaded file or a library's variable: its own methods, then
    /// steps.
    private @Nullable Object onScript(ScriptObject script, Expression.Invoke call, Frame frame) {
        var code = script.frame().get(call.name());
        if (code instanceof Function function) {
            return evaluator.call(function, all(call, frame), call.position());
        }
        return named(call.name(), call, frame);
    }

    @Nullable Object call(
            @Nullable Object self, String name, List<@Nullable Object> arguments, Position at) {
        return methods.call(self, name, arguments, at);
    }
}
