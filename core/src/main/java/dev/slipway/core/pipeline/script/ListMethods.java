package dev.slipway.core.pipeline.script;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
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
                    of("contains", (it, a) -> indexOf(it, a.get(0)) >= 0),
                    of("indexOf", (it, a) -> indexOf(it, a.get(0))),
                    of("get", (it, a) -> it.get(place(it, a.number(0), a))),
                    of("first", (it, a) -> it.get(end(it, 0, a))),
                    of("last", (it, a) -> it.get(end(it, it.size() - 1, a))),
                    of("add", ListMethods::add),
                    of("push", ListMethods::push),
                    of("addAll", ListMethods::addAll),
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
                    of("grep", (it, a) -> grep(it, a)),
                    of("take", (it, a) -> part(it, 0, a.number(0), a)),
                    of("drop", (it, a) -> part(it, a.number(0), it.size(), a)),
                    of("flatten", (it, a) -> flatten(it, new ArrayList<>(), a, 0)),
                    of(
                            "plus",
                            (it, a) -> a.evaluator().operators().apply(it, "+", a.get(0), a.at())),
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

    static int indexOf(List<@Nullable Object> it, @Nullable Object item) {
        for (var i = 0; i < it.size(); i++) {
            if (Values.equal(it.get(i), item)) {
                return i;
            }
        }
        return -1;
    }

    /// A place that is there.
    static int place(List<@Nullable Object> it, int index, Arguments a) {
        if (index < 0 || index >= it.size()) {
            throw Types.failure(
                    "IndexOutOfBoundsException", "Index: " + index + ", Size: " + it.size());
        }
        return index;
    }

    private static int end(List<@Nullable Object> it, int index, Arguments a) {
        if (it.isEmpty()) {
            throw Types.failure(
                    "NoSuchElementException",
                    "Cannot access " + a.method() + "() element from an empty List");
        }
        return index;
    }

    private static @Nullable Object add(List<@Nullable Object> it, Arguments a) {
        if (a.count() == 2) {
            it.add(Math.clamp(a.number(0), 0, it.size()), a.kept(1));
            return null;
        }
        return it.add(a.kept(0));
    }

    private static boolean push(List<@Nullable Object> it, Arguments a) {
        it.addFirst(a.kept(0));
        return true;
    }

    private static boolean addAll(List<@Nullable Object> it, Arguments a) {
        var more = a.collection(a.count() - 1);
        a.take(8L * more.size());
        return it.addAll(a.count() == 2 ? Math.clamp(a.number(0), 0, it.size()) : it.size(), more);
    }

    private static List<@Nullable Object> grep(List<@Nullable Object> it, Arguments a) {
        List<@Nullable Object> results = new ArrayList<>();
        for (var item : wrapped(it)) {
            if (a.get(0) instanceof java.util.regex.Pattern
                    ? a.evaluator()
                            .operators()
                            .match(Values.text(item.value()), a.get(0), a.at())
                            .matches()
                    : a.get(0) instanceof java.util.Collection<?> many
                            ? many.stream().anyMatch(x -> Values.equal(x, item.value()))
                            : matches(item.value(), a)) {
                results.add(item.value());
            }
        }
        return a.made(results);
    }

    private static String join(List<@Nullable Object> it, Arguments a) {
        return a.made(
                wrapped(it).stream()
                        .map(item -> Values.text(item.value()))
                        .collect(Collectors.joining(a.count() == 0 ? "" : a.text(0))));
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
            results.add(a.count() == 0 ? item.value() : a.call(a.function(0), item.value()));
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

    /// As in Groovy `sort(false)` leaves the list alone; the others sort it too.
    private static List<@Nullable Object> sort(List<@Nullable Object> it, Arguments a) {
        List<@Nullable Object> sorted = new ArrayList<>(it);
        try {
            sorted.sort((x, y) -> order(x, y, a));
        } catch (IllegalArgumentException e) {
            throw new ScriptException("`sort`: the closure contradicts itself", a.at());
        }
        if (!(a.count() > 0 && a.get(0) instanceof Boolean mutate && !mutate)) {
            Collections.copy(it, sorted);
            return it;
        }
        return a.made(sorted);
    }

    private static int order(@Nullable Object x, @Nullable Object y, Arguments a) {
        a.evaluator().budget().tick(a.at());
        var by =
                a.count() > 0 && a.get(a.count() - 1) instanceof Function function
                        ? function
                        : null;
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

    /// As in Groovy `unique(false)` leaves the list alone; the others change it too.
    private static List<@Nullable Object> unique(List<@Nullable Object> it, Arguments a) {
        List<@Nullable Object> results = new ArrayList<>();
        var seen = new HashSet<@Nullable Object>();
        for (var item : wrapped(it)) {
            a.evaluator().budget().tick(a.at());
            var by =
                    a.count() > 0 && a.get(a.count() - 1) instanceof Function function
                            ? a.call(function, item.value())
                            : item.value();
            if (seen.add(by instanceof Number number ? decimal(number) : Values.key(by))) {
                results.add(item.value());
            }
        }
        if (!(a.count() > 0 && a.get(0) instanceof Boolean mutate && !mutate)) {
            it.clear();
            it.addAll(results);
            return it;
        }
        return a.made(results);
    }

    private static Object decimal(Number number) {
        return Values.decimal(number).stripTrailingZeros();
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
            java.util.Collection<?> it, List<@Nullable Object> into, Arguments a, int depth) {
        for (var item : it) {
            a.take(16);
            a.evaluator().budget().tick(a.at());
            if (item instanceof java.util.Collection<?> inner && depth < 50) {
                flatten(inner, into, a, depth + 1);
            } else {
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
            a.take(48);
            if (entry instanceof Map<?, ?> some) {
                map.putAll(some);
            } else if (entry instanceof List<?> pair && pair.size() == 2) {
                map.put(Values.key(pair.getFirst()), pair.getLast());
            } else {
                throw new ScriptException("`collectEntries` takes pairs or maps", a.at());
            }
        }
        return map;
    }

    private static @Nullable Object sum(List<@Nullable Object> it, Arguments a) {
        @Nullable Object sum = a.count() > 0 && !(a.get(0) instanceof Function) ? a.get(0) : null;
        for (var item : wrapped(it)) {
            var value =
                    a.count() > 0 && a.get(a.count() - 1) instanceof Function function
                            ? a.call(function, item.value())
                            : item.value();
            sum = sum == null ? value : a.evaluator().operators().apply(sum, "+", value, a.at());
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
