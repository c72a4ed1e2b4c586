package dev.slipway.core.pipeline.script;

import dev.slipway.core.pipeline.Position;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The way of values out of a script to a step and back. Lists and maps are copied, so that neither
/// side sees the other's changes; closures go out as bodies that the step can run.
final class Crossing {
    private static final int DEEPEST = 60;

    private final Evaluator evaluator;

    Crossing(Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    @Nullable Object step(
            StepCaller steps,
            String name,
            List<@Nullable Object> arguments,
            Map<String, @Nullable Object> named,
            Position at) {
        var call = call(name, arguments, named, at);
        var result = evaluator.aside(() -> steps.call(call), at);
        return result instanceof Code code ? evaluator.load(code) : in(result, at, 0);
    }

    @Nullable Object host(
            HostObject host,
            String name,
            List<@Nullable Object> arguments,
            Map<String, @Nullable Object> named,
            Position at) {
        var call = call(name, arguments, named, at);
        return in(evaluator.aside(() -> host.call(call), at), at, 0);
    }

    private StepCall call(
            String name,
            List<@Nullable Object> given,
            Map<String, @Nullable Object> named,
            Position at) {
        List<@Nullable Object> arguments = new ArrayList<>(given);
        StepCall.@Nullable Body body = null;
        if (!arguments.isEmpty() && arguments.getLast() instanceof Function function) {
            arguments.removeLast();
            body = new ScriptBody(evaluator, function, at);
        }
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        named.forEach((key, value) -> all.put(key, out(value, at, 0)));
        if (arguments.size() == 1
                && all.isEmpty()
                && arguments.getFirst() instanceof Map<?, ?> map
                && !map.containsKey("$class")) {
            map.forEach((key, value) -> all.put(Values.text(key), out(value, at, 0)));
            arguments.clear();
        }
        List<@Nullable Object> positional = new ArrayList<>();
        arguments.forEach(it -> positional.add(out(it, at, 0)));
        return new StepCall(name, positional, all, body, at);
    }

    private @Nullable Object out(@Nullable Object value, Position at, int depth) {
        tooDeep(depth, at);
        return switch (value) {
            case Function function -> new ScriptBody(evaluator, function, at);
            case Collection<?> list -> {
                List<@Nullable Object> copy = new ArrayList<>();
                evaluator.budget().take(24L * list.size(), at);
                list.forEach(it -> copy.add(out(it, at, depth + 1)));
                yield copy;
            }
            case Map<?, ?> map -> {
                Map<@Nullable Object, @Nullable Object> copy = new LinkedHashMap<>();
                evaluator.budget().take(40L * map.size(), at);
                map.forEach((key, it) -> copy.put(key, out(it, at, depth + 1)));
                yield copy;
            }
            case String text -> {
                evaluator.budget().take(text.length(), at);
                yield text;
            }
            case null -> null;
            default -> value;
        };
    }

    /// A step's lists and maps as lists and maps of our own.
    private @Nullable Object in(@Nullable Object value, Position at, int depth) {
        tooDeep(depth, at);
        return switch (value) {
            case Collection<?> list -> {
                List<@Nullable Object> own = new ArrayList<>();
                evaluator.budget().take(24L * list.size(), at);
                list.forEach(it -> own.add(in(it, at, depth + 1)));
                yield own;
            }
            case Map<?, ?> map -> {
                Map<@Nullable Object, @Nullable Object> own = new LinkedHashMap<>();
                evaluator.budget().take(40L * map.size(), at);
                map.forEach((key, it) -> own.put(Values.key(key), in(it, at, depth + 1)));
                yield own;
            }
            case String text -> {
                evaluator.budget().take(text.length(), at);
                yield text;
            }
            case ScriptBody body -> body.function();
            case null -> null;
            default -> Values.own(value);
        };
    }

    private void tooDeep(int depth, Position at) {
        evaluator.budget().tick(at);
        if (depth > DEEPEST) {
            throw new ScriptException("This value is nested too deep for a step", at);
        }
    }
}
