package dev.slipway.core.pipeline.script;

import dev.slipway.core.pipeline.Expression;
import dev.slipway.core.pipeline.Position;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What values hold: properties and items, looked at and stored into.
final class Places {
    private final Evaluator evaluator;
    private final Names names;

    Places(Evaluator evaluator, Names names) {
        this.evaluator = evaluator;
        this.names = names;
    }

    @Nullable Object property(Expression.Property property, Frame frame) {
        var at = property.position();
        if (property.target() instanceof Expression.Variable(var root, _)
                && names.isRoot(root, frame)) {
            return names.property(root, property.name(), at);
        }
        var dotted = Evaluator.dotted(property);
        if (dotted != null && frame.holding(dotted.substring(0, dotted.indexOf('.'))) == null) {
            var constant = Constants.find(dotted);
            if (constant != null) {
                return constant;
            }
        }
        var target = evaluator.value(property.target(), frame);
        if (property.target() instanceof Expression.Spread && target instanceof Collection<?> it) {
            return all(it, property.name(), at);
        }
        return target == null && property.safe() ? null : of(target, property.name(), at);
    }

    private List<@Nullable Object> all(Collection<?> items, String name, Position at) {
        List<@Nullable Object> results = new ArrayList<>();
        evaluator.budget().take(8L * items.size(), at);
        for (var item : items) {
            results.add(item == null ? null : of(item, name, at));
        }
        return results;
    }

    @Nullable Object of(@Nullable Object target, String name, Position at) {
        return switch (target) {
            case Map<?, ?> map -> map.get(name);
            case List<?> list when name.equals("length") || name.equals("size") -> list.size();
            case Collection<?> items -> all(items, name, at);
            case Values.Failure failure when name.equals("message") -> failure.message();
            case Values.Failure failure when name.equals("localizedMessage") -> failure.message();
            case Values.Failure _ when name.equals("cause") || name.equals("causes") -> null;
            case Moment moment when name.equals("time") -> moment.millis();
            case Function function when name.equals("delegate") -> function.delegate();
            case ScriptObject script -> ofScript(script, name, at);
            case HostObject host -> evaluator.aside(() -> host.property(name, at), at);
            case null ->
                    throw Types.failure(
                            "NullPointerException",
                            "Cannot get property '" + name + "' on null object");
            default ->
                    throw new ScriptException(
                            "%s has no `%s`".formatted(Values.typeOf(target), name), at);
        };
    }

    private @Nullable Object ofScript(ScriptObject script, String name, Position at) {
        return script.frame().holding(name) == null && Names.ROOTS.contains(name)
                ? names.get(name, script.frame(), at)
                : names.get(name, script.frame(), at);
    }

    /// `list[1..-1]` counts the end from behind, which a range by itself does not.
    @Nullable Object indexed(@Nullable Object target, Expression index, Frame frame, Position at) {
        if (index instanceof Expression.Binary(var first, var operator, var last, _)
                && operator.startsWith("..")
                && (target instanceof List<?> || target instanceof String)) {
            var size = target instanceof List<?> list ? list.size() : ((String) target).length();
            var from = evaluator.value(first, frame);
            var to = evaluator.value(last, frame);
            if (from instanceof Integer a && to instanceof Integer b && a < 0 != b < 0) {
                from = a < 0 ? a + size : a;
                to = b < 0 ? b + size : b;
            }
            return indexed(target, evaluator.operators().apply(from, operator, to, at), at);
        }
        return indexed(target, evaluator.value(index, frame), at);
    }

    @Nullable Object indexed(@Nullable Object target, @Nullable Object index, Position at) {
        return switch (target) {
            case Map<?, ?> map -> map.get(Values.key(index));
            case List<?> list when index instanceof Number number -> {
                var place =
                        number.intValue() < 0 ? number.intValue() + list.size() : number.intValue();
                yield place >= 0 && place < list.size() ? list.get(place) : null;
            }
            case List<?> list when index instanceof Collection<?> many -> picked(list, many, at);
            case Collection<?> many -> indexed(new ArrayList<@Nullable Object>(many), index, at);
            case String text when index instanceof Number number ->
                    character(text, number.intValue(), at);
            case String text when index instanceof Collection<?> many ->
                    many.stream()
                            .map(it ->
                                    it instanceof Integer number ? character(text, number, at) : "")
                            .collect(Collectors.joining());
            case Match match when index instanceof Integer number -> match.hit(number);
            case ScriptObject script -> ofScript(script, Values.text(index), at);
            case null ->
                    throw Types.failure(
                            "NullPointerException", "Cannot invoke method getAt() on null object");
            default ->
                    throw new ScriptException(
                            "`[…]` does not work on " + Values.typeOf(target), at);
        };
    }

    private List<@Nullable Object> picked(List<?> list, Collection<?> many, Position at) {
        List<@Nullable Object> part = new ArrayList<>();
        evaluator.budget().take(8L * many.size(), at);
        many.forEach(it -> part.add(indexed(list, it, at)));
        return part;
    }

    private static String character(String text, int index, Position at) {
        var place = index < 0 ? index + text.length() : index;
        if (place < 0 || place >= text.length()) {
            throw Types.failure(
                    "StringIndexOutOfBoundsException",
                    "no character " + index + " in a text of " + text.length());
        }
        return text.substring(place, place + 1);
    }

    void store(Expression target, @Nullable Object value, Frame frame) {
        var at = target.position();
        switch (target) {
            case Expression.Variable(var name, _) -> names.set(name, value, frame, at);
            case Expression.Property it
                    when it.target() instanceof Expression.Variable(var root, _)
                            && names.isRoot(root, frame) ->
                    names.setProperty(root, it.name(), value, at);
            case Expression.Property it ->
                    put(evaluator.value(it.target(), frame), it.name(), value, at);
            case Expression.Index it
                    when it.target() instanceof Expression.Variable(var root, _)
                            && names.isRoot(root, frame) ->
                    names.setProperty(
                            root, Values.text(evaluator.value(it.index(), frame)), value, at);
            case Expression.Index it ->
                    put(
                            evaluator.value(it.target(), frame),
                            evaluator.value(it.index(), frame),
                            value,
                            at);
            default -> throw new ScriptException("Nothing can be assigned to this", at);
        }
    }

    @SuppressWarnings("unchecked")
    void put(@Nullable Object target, @Nullable Object key, @Nullable Object value, Position at) {
        evaluator.budget().take(64, at);
        switch (target) {
            case Map<?, ?> map ->
                    ((Map<@Nullable Object, @Nullable Object>) map).put(Values.key(key), value);
            case List<?> list when key instanceof Number index ->
                    item((List<@Nullable Object>) list, index.intValue(), value, at);
            case Function function when "delegate".equals(key) -> function.delegateTo(value);
            case Function _ when "resolveStrategy".equals(key) -> {}
            case ScriptObject script -> script.frame().root().declare(Values.text(key), value);
            case null ->
                    throw Types.failure(
                            "NullPointerException",
                            "Cannot set property '" + key + "' on null object");
            default ->
                    throw new ScriptException(
                            "Nothing can be stored in " + Values.typeOf(target), at);
        }
    }

    /// As in Groovy a list grows up to the place that is stored into.
    private void item(List<@Nullable Object> list, int index, @Nullable Object value, Position at) {
        var place = index < 0 ? index + list.size() : index;
        if (place < 0) {
            throw Types.failure("ArrayIndexOutOfBoundsException", "Negative array index " + index);
        }
        evaluator.budget().take(8L * Math.max(0, place - list.size()), at);
        while (list.size() <= place) {
            list.add(null);
        }
        list.set(place, value);
    }
}
