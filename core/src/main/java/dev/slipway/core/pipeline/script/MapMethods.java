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
                    of("containsKey", (it, a) -> it.containsKey(Values.key(a.get(0)))),
                    of("containsValue", MapMethods::containsValue),
                    of("getOrDefault", MapMethods::getOrDefault),
                    of("putIfAbsent", MapMethods::putIfAbsent),
                    of("getAt", (it, a) -> it.get(Values.key(a.get(0)))),
                    of("getProperty", (it, a) -> it.get(Values.key(a.get(0)))),
                    of("putAt", MapMethods::put),
                    of("setProperty", MapMethods::put),
                    of("clear", (it, _) -> cleared(it)),
                    of("plus", (it, a) -> operator(it, "+", a)),
                    of("minus", (it, a) -> operator(it, "-", a)),
                    of("leftShift", (it, a) -> operator(it, "<<", a)),
                    of("entrySet", (it, a) -> a.made(entryMaps(it))),
                    of("eachWithIndex", MapMethods::eachWithIndex),
                    of("inject", (it, a) -> a.on(entryMaps(it), "inject")),
                    of("collectMany", (it, a) -> a.on(entryMaps(it), "collectMany")),
                    of("findResult", (it, a) -> a.on(entryMaps(it), "findResult")),
                    of("findResults", (it, a) -> a.on(entryMaps(it), "findResults")),
                    of("sum", (it, a) -> a.on(entryMaps(it), "sum")),
                    of("max", (it, a) -> a.on(entryMaps(it), "max")),
                    of("min", (it, a) -> a.on(entryMaps(it), "min")),
                    of("toList", (it, a) -> entryMaps(it)),
                    of("groupBy", MapMethods::groupBy),
                    of("sort", MapMethods::sort),
                    of("toSorted", MapMethods::sort),
                    of("take", (it, a) -> part(it, 0, a.number(0))),
                    of("drop", (it, a) -> part(it, a.number(0), it.size())),
                    of("subMap", MapMethods::subMap),
                    of("count", MapMethods::count),
                    of("getKey", (it, _) -> it.get("key")),
                    of("getValue", (it, _) -> it.get("value")),
                    of("clone", (it, _) -> new LinkedHashMap<>(it)),
                    of("asImmutable", (it, _) -> it),
                    of("get", MapMethods::get),
                    of("put", MapMethods::put),
                    of("putAll", MapMethods::putAll),
                    of("remove", (it, a) -> it.remove(Values.key(a.get(0)))),
                    of("keySet", (it, a) -> a.made(Types.set(it.keySet()))),
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
        var key = Values.key(a.get(0));
        if (a.count() > 1 && !it.containsKey(key)) {
            it.put(key, a.get(1));
        }
        return it.get(key);
    }

    private static @Nullable Object put(Map<@Nullable Object, @Nullable Object> it, Arguments a) {
        a.take(64);
        return it.put(Values.key(a.get(0)), a.get(1));
    }

    private static @Nullable Object getOrDefault(
            Map<@Nullable Object, @Nullable Object> it, Arguments a) {
        var key = Values.key(a.get(0));
        return it.containsKey(key) ? it.get(key) : a.get(1);
    }

    private static @Nullable Object putIfAbsent(
            Map<@Nullable Object, @Nullable Object> it, Arguments a) {
        a.take(64);
        return it.putIfAbsent(Values.key(a.get(0)), a.get(1));
    }

    private static boolean containsValue(Map<@Nullable Object, @Nullable Object> it, Arguments a) {
        return it.values().stream().anyMatch(value -> Values.equal(value, a.get(0)));
    }

    private static @Nullable Object cleared(Map<@Nullable Object, @Nullable Object> it) {
        it.clear();
        return null;
    }

    private static @Nullable Object operator(
            Map<@Nullable Object, @Nullable Object> it, String operator, Arguments a) {
        return a.evaluator().operators().apply(it, operator, a.get(0), a.at());
    }

    private static List<@Nullable Object> entryMaps(Map<@Nullable Object, @Nullable Object> it) {
        List<@Nullable Object> maps = new ArrayList<>();
        entries(it).forEach(entry -> maps.add(entry.asMap()));
        return maps;
    }

    private static @Nullable Object eachWithIndex(
            Map<@Nullable Object, @Nullable Object> it, Arguments a) {
        var index = 0;
        for (var entry : entries(it)) {
            if (a.function(0).arity() == 3) {
                a.call(a.function(0), entry.key(), entry.value(), index++);
            } else {
                a.call(a.function(0), entry.asMap(), index++);
            }
        }
        return it;
    }

    private static Map<@Nullable Object, @Nullable Object> groupBy(
            Map<@Nullable Object, @Nullable Object> it, Arguments a) {
        Map<@Nullable Object, @Nullable Object> groups = new LinkedHashMap<>();
        for (var entry : entries(it)) {
            var group = Values.key(call(entry, a));
            var before = groups.get(group);
            var members = Types.map(before);
            members.put(entry.key(), entry.value());
            a.take(48L * members.size());
            groups.put(group, members);
        }
        return groups;
    }

    /// By key, or as the closure says of entries.
    private static Map<@Nullable Object, @Nullable Object> sort(
            Map<@Nullable Object, @Nullable Object> it, Arguments a) {
        var list = entryMaps(it);
        var sorted = a.count() == 0 ? byKey(it) : a.on(list, "sort");
        return map(sorted);
    }

    private static Object byKey(Map<@Nullable Object, @Nullable Object> it) {
        var entries = entries(it);
        entries.sort((x, y) -> {
            var order = Values.compare(x.key(), y.key());
            return order == null ? 0 : order;
        });
        List<@Nullable Object> maps = new ArrayList<>();
        entries.forEach(entry -> maps.add(entry.asMap()));
        return maps;
    }

    private static Map<@Nullable Object, @Nullable Object> map(@Nullable Object entryMaps) {
        Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>();
        if (entryMaps instanceof List<?> list) {
            for (var item : list) {
                if (item instanceof Map<?, ?> entry) {
                    map.put(entry.get("key"), entry.get("value"));
                }
            }
        }
        return map;
    }

    private static Map<@Nullable Object, @Nullable Object> part(
            Map<@Nullable Object, @Nullable Object> it, int from, int to) {
        var all = entryMaps(it);
        var start = Math.clamp(from, 0, all.size());
        return map(all.subList(start, Math.clamp(to, start, all.size())));
    }

    private static Map<@Nullable Object, @Nullable Object> subMap(
            Map<@Nullable Object, @Nullable Object> it, Arguments a) {
        Map<@Nullable Object, @Nullable Object> part = new LinkedHashMap<>();
        for (var key : a.collection(0)) {
            if (it.containsKey(Values.key(key))) {
                part.put(Values.key(key), it.get(Values.key(key)));
            }
        }
        return part;
    }

    private static int count(Map<@Nullable Object, @Nullable Object> it, Arguments a) {
        var count = 0;
        for (var entry : entries(it)) {
            if (holds(entry, a)) {
                count++;
            }
        }
        return count;
    }

    private static @Nullable Object putAll(
            Map<@Nullable Object, @Nullable Object> it, Arguments a) {
        if (!(a.get(0) instanceof Map<?, ?> more)) {
            throw new ScriptException("`putAll` takes a map", a.at());
        }
        a.take(64L * more.size());
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
                        results.put(Values.key(pair.getFirst()), pair.getLast());
                case null, default ->
                        throw new ScriptException("`collectEntries` takes pairs or maps", a.at());
            }
        }
        return results;
    }
}
