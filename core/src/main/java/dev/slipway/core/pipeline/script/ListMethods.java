package dev.slipway.core.pipeline.script;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What scripts may call on lists.
final class ListMethods {
    // NullAway loses the annotation inside the inferred type of a lambda parameter.
    @SuppressWarnings("NullAway")
    static final Map<String, Code> ALL =
            Map.ofEntries(
                    of("size", (it, _) -> it.size()),
                    of("isEmpty", (it, _) -> it.isEmpty()),
                    of("toString", (it, a) -> a.made(Values.text(it))),
                    of("contains", (it, a) -> indexOf(it, a.get(0)) >= 0),
                    of("indexOf", (it, a) -> indexOf(it, a.get(0))),
                    of("get", (it, a) -> at(it, a.number(0), a)),
                    of("first", (it, a) -> at(it, 0, a)),
                    of("last", (it, a) -> at(it, it.size() - 1, a)),
                    of("add", ListMethods::add),
                    of("push", ListMethods::add),
                    of("addAll", (it, a) -> it.addAll(a.made(list(a.get(0), a)))),
                    of("join", ListMethods::join),
                    of("each", (it, a) -> each(it, a)),
                    of("eachWithIndex", ListMethods::eachWithIndex),
                    of("collect", ListMethods::collect),
                    of("find", ListMethods::find),
                    of("findAll", ListMethods::findAll),
                    of("any", (it, a) -> wrapped(it).stream().anyMatch(x -> matches(x.value(), a))),
                    of(
                            "every",
                            (it, a) -> wrapped(it).stream().allMatch(x -> matches(x.value(), a))),
                    of(
                            "count",
                            (it, a) ->
                                    (int)
                                            wrapped(it).stream()
                                                    .filter(x -> matches(x.value(), a))
                                                    .count()),
                    of("sort", (it, a) -> sort(it, a)),
                    of("unique", (it, a) -> unique(it, a)),
                    of("reverse", (it, a) -> reverse(it, a)),
                    of("take", (it, a) -> part(it, 0, a.number(0), a)),
                    of("drop", (it, a) -> part(it, a.number(0), it.size(), a)),
                    of("flatten", (it, a) -> flatten(it, new ArrayList<>(), a, 0)),
                    of("plus", (it, a) -> join(it, list(a.get(0), a), a)),
                    of("collectEntries", ListMethods::collectEntries),
                    of("toList", (it, a) -> part(it, 0, it.size(), a)),
                    of("sum", ListMethods::sum),
                    of("max", (it, a) -> extreme(it, 1, a)),
                    of("min", (it, a) -> extreme(it, -1, a)));

    private ListMethods() {}

    /// One method on lists.
    interface Code {
        @Nullable Object call(List<@Nullable Object> it, Arguments a);
    }

    private static Map.Entry<String, Code> of(String name, Code code) {
        return Map.entry(name, code);
    }

    private static int indexOf(List<@Nullable Object> it, @Nullable Object item) {
        for (var i = 0; i < it.size(); i++) {
            if (Values.equal(it.get(i), item)) {
                return i;
            }
        }
        return -1;
    }

    static @Nullable Object at(List<@Nullable Object> it, int index, Arguments a) {
        if (index < 0 || index >= it.size()) {
            throw new ScriptException(
                    "There is no item " + index + " in a list of " + it.size(), a.at());
        }
        return it.get(index);
    }

    @SuppressWarnings("unchecked")
    private static List<@Nullable Object> list(@Nullable Object value, Arguments a) {
        if (value instanceof List<?>) {
            return (List<@Nullable Object>) value;
        }
        throw new ScriptException("`" + a.method() + "` takes a list", a.at());
    }

    private static boolean add(List<@Nullable Object> it, Arguments a) {
        a.take(1);
        return it.add(a.get(0));
    }

    private static String join(List<@Nullable Object> it, Arguments a) {
        return a.made(
                wrapped(it).stream()
                        .map(item -> Values.text(item.value()))
                        .collect(Collectors.joining(a.count() == 0 ? "" : a.text(0))));
    }

    private static List<@Nullable Object> join(
            List<@Nullable Object> it, List<@Nullable Object> more, Arguments a) {
        List<@Nullable Object> sum = new ArrayList<>(it);
        sum.addAll(more);
        return a.made(sum);
    }

    private static @Nullable Object each(List<@Nullable Object> it, Arguments a) {
        for (var item : wrapped(it)) {
            a.call(a.function(0), item.value());
        }
        return it;
    }

    private record Item(@Nullable Object value) {}

    /// A copy that nulls survive, so that a closure may change the list it walks.
    private static List<Item> wrapped(List<@Nullable Object> it) {
        var items = new ArrayList<Item>();
        for (var each : it) {
            items.add(new Item(each));
        }
        return items;
    }

    private static @Nullable Object eachWithIndex(List<@Nullable Object> it, Arguments a) {
        var index = 0;
        for (var item : wrapped(it)) {
            a.call(a.function(0), item.value(), index++);
        }
        return it;
    }

    private static List<@Nullable Object> collect(List<@Nullable Object> it, Arguments a) {
        List<@Nullable Object> results = new ArrayList<>();
        for (var item : wrapped(it)) {
            results.add(a.call(a.function(0), item.value()));
        }
        return a.made(results);
    }

    private static @Nullable Object find(List<@Nullable Object> it, Arguments a) {
        for (var item : wrapped(it)) {
            if (matches(item.value(), a)) {
                return item.value();
            }
        }
        return null;
    }

    private static List<@Nullable Object> findAll(List<@Nullable Object> it, Arguments a) {
        List<@Nullable Object> results = new ArrayList<>();
        for (var item : wrapped(it)) {
            if (matches(item.value(), a)) {
                results.add(item.value());
            }
        }
        return a.made(results);
    }

    private static boolean matches(@Nullable Object item, Arguments a) {
        return a.count() == 0
                ? Values.truth(item)
                : a.get(0) instanceof Function function
                        ? a.holds(function, item)
                        : Values.equal(item, a.get(0));
    }

    private static List<@Nullable Object> sort(List<@Nullable Object> it, Arguments a) {
        List<@Nullable Object> sorted = new ArrayList<>(it);
        try {
            sorted.sort((x, y) -> order(x, y, a));
        } catch (IllegalArgumentException e) {
            throw new ScriptException("`sort`: the closure contradicts itself", a.at());
        }
        if (!(a.count() > 0 && a.get(0) instanceof Boolean mutate && !mutate)) {
            Collections.copy(it, sorted);
        }
        return a.made(sorted);
    }

    private static int order(@Nullable Object x, @Nullable Object y, Arguments a) {
        a.evaluator().budget().tick(a.at());
        var by = a.count() > 0 && a.get(0) instanceof Function function ? function : null;
        if (by != null && by.arity() == 2) {
            return a.call(by, x, y) instanceof Number number ? number.intValue() : 0;
        }
        var order =
                by == null ? Values.compare(x, y) : Values.compare(a.call(by, x), a.call(by, y));
        if (order == null) {
            throw new ScriptException("`" + a.method() + "` cannot compare these items", a.at());
        }
        return order;
    }

    private static List<@Nullable Object> unique(List<@Nullable Object> it, Arguments a) {
        List<@Nullable Object> results = new ArrayList<>();
        for (var item : it) {
            a.evaluator().budget().tick(a.at());
            if (indexOf(results, item) < 0) {
                results.add(item);
            }
        }
        return a.made(results);
    }

    private static List<@Nullable Object> reverse(List<@Nullable Object> it, Arguments a) {
        List<@Nullable Object> reversed = new ArrayList<>(it);
        Collections.reverse(reversed);
        return a.made(reversed);
    }

    private static List<@Nullable Object> part(
            List<@Nullable Object> it, int from, int to, Arguments a) {
        var start = Math.clamp(from, 0, it.size());
        List<@Nullable Object> part = new ArrayList<>();
        for (var item : it.subList(start, Math.clamp(to, start, it.size()))) {
            part.add(item);
        }
        return a.made(part);
    }

    private static List<@Nullable Object> flatten(
            List<?> it, List<@Nullable Object> into, Arguments a, int depth) {
        for (var item : it) {
            if (item instanceof List<?> inner && depth < 50) {
                flatten(inner, into, a, depth + 1);
            } else {
                a.take(1);
                into.add(item);
            }
        }
        return into;
    }

    private static Map<@Nullable Object, @Nullable Object> collectEntries(
            List<@Nullable Object> it, Arguments a) {
        Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>();
        for (var item : wrapped(it)) {
            var entry = a.count() == 0 ? item.value() : a.call(a.function(0), item.value());
            if (entry instanceof Map<?, ?> some) {
                map.putAll(some);
            } else if (entry instanceof List<?> pair && pair.size() == 2) {
                map.put(pair.getFirst(), pair.getLast());
            } else {
                throw new ScriptException("`collectEntries` takes pairs or maps", a.at());
            }
        }
        return map;
    }

    private static @Nullable Object sum(List<@Nullable Object> it, Arguments a) {
        @Nullable Object sum = null;
        for (var item : wrapped(it)) {
            sum =
                    sum == null
                            ? item.value()
                            : new Operators(a.evaluator().budget())
                                    .apply(sum, "+", item.value(), a.at());
        }
        return sum;
    }

    private static @Nullable Object extreme(List<@Nullable Object> it, int sign, Arguments a) {
        @Nullable Item best = null;
        for (var item : wrapped(it)) {
            if (best == null || order(item.value(), best.value(), a) * sign > 0) {
                best = item;
            }
        }
        return best == null ? null : best.value();
    }
}
