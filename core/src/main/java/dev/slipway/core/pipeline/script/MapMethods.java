package dev.slipway.core.pipeline.script;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What scripts may call on maps; closures get key and value, or an entry with both.
final class MapMethods {
    // NullAway loses the annotation inside the inferred type of a lambda parameter.
    @SuppressWarnings("NullAway")
    static final Map<String, Code> ALL =
            Map.ofEntries(
                    of("size", (it, _) -> it.size()),
                    of("isEmpty", (it, _) -> it.isEmpty()),
                    of("toString", (it, a) -> a.made(Values.text(it))),
                    of("containsKey", (it, a) -> it.containsKey(a.get(0))),
                    of("containsValue", (it, a) -> it.containsValue(a.get(0))),
                    of("get", MapMethods::get),
                    of("put", MapMethods::put),
                    of("putAll", MapMethods::putAll),
                    of("remove", (it, a) -> it.remove(a.get(0))),
                    of("keySet", (it, a) -> copy(it.keySet(), a)),
                    of("values", (it, a) -> copy(it.values(), a)),
                    of("each", MapMethods::each),
                    of("collect", MapMethods::collect),
                    of("find", MapMethods::find),
                    of("findAll", MapMethods::findAll),
                    of("any", (it, a) -> entries(it).stream().anyMatch(e -> holds(e, a))),
                    of("every", (it, a) -> entries(it).stream().allMatch(e -> holds(e, a))),
                    of("collectEntries", MapMethods::collectEntries));

    private MapMethods() {}

    /// One method on maps.
    interface Code {
        @Nullable Object call(Map<@Nullable Object, @Nullable Object> it, Arguments a);
    }

    private static Map.Entry<String, Code> of(String name, Code code) {
        return Map.entry(name, code);
    }

    private static List<@Nullable Object> copy(java.util.Collection<?> values, Arguments a) {
        List<@Nullable Object> copy = new ArrayList<>();
        copy.addAll(values);
        return a.made(copy);
    }

    /// One entry, for closures with one parameter: `it.key`, `it.value`.
    private record Entry(@Nullable Object key, @Nullable Object value) {
        Map<@Nullable Object, @Nullable Object> asMap() {
            Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>();
            map.put("key", key);
            map.put("value", value);
            return map;
        }
    }

    private static @Nullable Object get(Map<@Nullable Object, @Nullable Object> it, Arguments a) {
        return it.containsKey(a.get(0)) || a.count() < 2 ? it.get(a.get(0)) : a.get(1);
    }

    private static @Nullable Object put(Map<@Nullable Object, @Nullable Object> it, Arguments a) {
        a.evaluator().budget().take(1, a.at());
        return it.put(a.get(0), a.get(1));
    }

    private static @Nullable Object putAll(
            Map<@Nullable Object, @Nullable Object> it, Arguments a) {
        if (!(a.get(0) instanceof Map<?, ?> more)) {
            throw new ScriptException("`putAll` takes a map", a.at());
        }
        a.evaluator().budget().take(more.size(), a.at());
        it.putAll(more);
        return null;
    }

    private static List<Entry> entries(Map<@Nullable Object, @Nullable Object> it) {
        var entries = new ArrayList<Entry>();
        it.forEach((key, value) -> entries.add(new Entry(key, value)));
        return entries;
    }

    private static @Nullable Object call(Entry entry, Arguments a) {
        var function = a.function(0);
        return function.arity() == 2
                ? a.call(function, entry.key(), entry.value())
                : a.call(function, entry.asMap());
    }

    private static boolean holds(Entry entry, Arguments a) {
        return Values.truth(call(entry, a));
    }

    private static @Nullable Object each(Map<@Nullable Object, @Nullable Object> it, Arguments a) {
        entries(it).forEach(entry -> call(entry, a));
        return it;
    }

    private static @Nullable Object collect(
            Map<@Nullable Object, @Nullable Object> it, Arguments a) {
        List<@Nullable Object> results = new ArrayList<>();
        entries(it).forEach(entry -> results.add(call(entry, a)));
        return a.made(results);
    }

    private static @Nullable Object find(Map<@Nullable Object, @Nullable Object> it, Arguments a) {
        for (var entry : entries(it)) {
            if (holds(entry, a)) {
                return entry.asMap();
            }
        }
        return null;
    }

    private static @Nullable Object findAll(
            Map<@Nullable Object, @Nullable Object> it, Arguments a) {
        Map<@Nullable Object, @Nullable Object> results = new LinkedHashMap<>();
        for (var entry : entries(it)) {
            if (holds(entry, a)) {
                results.put(entry.key(), entry.value());
            }
        }
        return results;
    }

    private static @Nullable Object collectEntries(
            Map<@Nullable Object, @Nullable Object> it, Arguments a) {
        Map<@Nullable Object, @Nullable Object> results = new LinkedHashMap<>();
        for (var entry : entries(it)) {
            switch (call(entry, a)) {
                case Map<?, ?> some -> results.putAll(some);
                case List<?> pair when pair.size() == 2 ->
                        results.put(pair.getFirst(), pair.getLast());
                case null, default ->
                        throw new ScriptException("`collectEntries` takes pairs or maps", a.at());
            }
        }
        return results;
    }
}
