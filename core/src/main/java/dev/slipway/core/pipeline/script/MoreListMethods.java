package dev.slipway.core.pipeline.script;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The rarer methods on lists.
final class MoreListMethods {
    // NullAway loses the annotation inside the inferred type of a lambda parameter.
    @SuppressWarnings("NullAway")
    static final Map<String, ListMethods.Code> ALL =
            Map.ofEntries(
                    of("getAt", (it, a) -> a.evaluator().indexed(it, a.get(0), a.at())),
                    of("putAt", MoreListMethods::set),
                    of("set", MoreListMethods::set),
                    of("head", (it, a) -> it.isEmpty() ? empty(a) : it.getFirst()),
                    of(
                            "tail",
                            (it, a) ->
                                    a.made(
                                            new ArrayList<>(
                                                    it.subList(
                                                            Math.min(1, it.size()), it.size())))),
                    of(
                            "init",
                            (it, a) ->
                                    a.made(
                                            new ArrayList<>(
                                                    it.subList(0, Math.max(0, it.size() - 1))))),
                    of("takeRight", (it, a) -> sub(it, it.size() - a.number(0), it.size(), a)),
                    of("dropRight", (it, a) -> sub(it, 0, it.size() - a.number(0), a)),
                    of("subList", (it, a) -> sub(it, a.number(0), a.number(1), a)),
                    of("takeWhile", (it, a) -> sub(it, 0, firstNot(it, a), a)),
                    of("dropWhile", (it, a) -> sub(it, firstNot(it, a), it.size(), a)),
                    of("pop", (it, a) -> it.isEmpty() ? empty(a) : it.removeFirst()),
                    of("removeLast", (it, a) -> it.isEmpty() ? empty(a) : it.removeLast()),
                    of("remove", MoreListMethods::remove),
                    of("removeAt", (it, a) -> removeAt(it, a)),
                    of("removeElement", (it, a) -> removeItem(it, a.get(0))),
                    of("removeAll", (it, a) -> it.removeIf(x -> isOne(x, a))),
                    of("removeIf", (it, a) -> it.removeIf(x -> isOne(x, a))),
                    of("retainAll", (it, a) -> it.removeIf(x -> !isOne(x, a))),
                    of("clear", (it, _) -> cleared(it)),
                    of(
                            "minus",
                            (it, a) -> a.evaluator().operators().apply(it, "-", a.get(0), a.at())),
                    of(
                            "multiply",
                            (it, a) -> a.evaluator().operators().apply(it, "*", a.get(0), a.at())),
                    of(
                            "leftShift",
                            (it, a) -> a.evaluator().operators().apply(it, "<<", a.get(0), a.at())),
                    of("intersect", (it, a) -> kept(it, a.collection(0), true, a)),
                    of("disjoint", (it, a) -> kept(it, a.collection(0), true, a).isEmpty()),
                    of(
                            "containsAll",
                            (it, a) ->
                                    a.collection(0).stream()
                                            .allMatch(x -> ListMethods.indexOf(it, x) >= 0)),
                    of(
                            "lastIndexOf",
                            (it, a) ->
                                    ListMethods.indexOf(it.reversed(), a.get(0)) < 0
                                            ? -1
                                            : it.size()
                                                    - 1
                                                    - ListMethods.indexOf(it.reversed(), a.get(0))),
                    of("findIndexOf", MoreListMethods::findIndexOf),
                    of("findResult", MoreListMethods::findResult),
                    of("findResults", MoreListMethods::findResults),
                    of("inject", MoreListMethods::inject),
                    of("groupBy", MoreListMethods::groupBy),
                    of("countBy", MoreListMethods::countBy),
                    of("partition", (it, a) -> split(it, a)),
                    of("split", (it, a) -> split(it, a)),
                    of("collate", MoreListMethods::collate),
                    of("collectMany", MoreListMethods::collectMany),
                    of("collectWithIndex", (it, a) -> a.on(it, "collect")),
                    of("withIndex", MoreListMethods::withIndex),
                    of("indexed", MoreListMethods::indexed),
                    of("transpose", MoreListMethods::transpose),
                    of("combinations", MoreListMethods::combinations),
                    of("reverseEach", (it, a) -> a.on(new ArrayList<>(it.reversed()), "each")),
                    of("toSet", (it, a) -> a.made(Types.set(it))),
                    of("asList", (it, _) -> it),
                    of("toArray", (it, a) -> a.made(new ArrayList<>(it))),
                    of("iterator", (it, _) -> it),
                    of("stream", (it, _) -> it),
                    of("length", (it, _) -> it.size()),
                    of("toSorted", (it, a) -> a.on(new ArrayList<>(it), "sort")),
                    of("toUnique", (it, a) -> a.on(new ArrayList<>(it), "unique")),
                    of("swap", MoreListMethods::swap),
                    of("shuffle", (it, _) -> shuffled(it)),
                    of("shuffled", (it, a) -> shuffled(new ArrayList<>(it))),
                    of("asImmutable", (it, _) -> it),
                    of("average", MoreListMethods::average),
                    of("addFirst", (it, a) -> insert(it, 0, a.kept(0))),
                    of("addLast", (it, a) -> insert(it, it.size(), a.kept(0))));

    private MoreListMethods() {}

    private static Map.Entry<String, ListMethods.Code> of(String name, ListMethods.Code code) {
        return Map.entry(name, code);
    }

    private static Object empty(Arguments a) {
        throw Types.failure(
                "NoSuchElementException",
                "Cannot access " + a.method() + "() element from an empty List");
    }

    private static @Nullable Object set(List<@Nullable Object> it, Arguments a) {
        var before = a.evaluator().indexed(it, a.get(0), a.at());
        a.evaluator().put(it, a.number(0), a.get(1), a.at());
        return before;
    }

    private static @Nullable Object insert(
            List<@Nullable Object> it, int index, @Nullable Object item) {
        it.add(index, item);
        return null;
    }

    private static List<@Nullable Object> sub(
            List<@Nullable Object> it, int from, int to, Arguments a) {
        var start = Math.clamp(from, 0, it.size());
        return a.made(
                new ArrayList<@Nullable Object>(
                        it.subList(start, Math.clamp(to, start, it.size()))));
    }

    private static int firstNot(List<@Nullable Object> it, Arguments a) {
        var index = 0;
        for (var item : new ArrayList<@Nullable Object>(it)) {
            if (!a.holds(a.function(0), item)) {
                return index;
            }
            index++;
        }
        return index;
    }

    private static @Nullable Object remove(List<@Nullable Object> it, Arguments a) {
        return a.get(0) instanceof Integer ? removeAt(it, a) : removeItem(it, a.get(0));
    }

    private static @Nullable Object removeAt(List<@Nullable Object> it, Arguments a) {
        return it.remove(ListMethods.place(it, a.number(0), a));
    }

    private static boolean removeItem(List<@Nullable Object> it, @Nullable Object item) {
        var index = ListMethods.indexOf(it, item);
        if (index >= 0) {
            it.remove(index);
        }
        return index >= 0;
    }

    private static boolean isOne(@Nullable Object item, Arguments a) {
        return a.get(0) instanceof Function function
                ? a.holds(function, item)
                : a.collection(0).stream().anyMatch(x -> Values.equal(x, item));
    }

    private static @Nullable Object cleared(List<@Nullable Object> it) {
        it.clear();
        return null;
    }

    private static List<@Nullable Object> kept(
            List<@Nullable Object> it, Collection<?> other, boolean isIn, Arguments a) {
        List<@Nullable Object> kept = new ArrayList<>();
        for (var item : it) {
            a.evaluator().budget().work(other.size(), a.at());
            if (other.stream().anyMatch(x -> Values.equal(x, item)) == isIn) {
                kept.add(item);
            }
        }
        return a.made(kept);
    }

    private static int findIndexOf(List<@Nullable Object> it, Arguments a) {
        var index = 0;
        for (var item : new ArrayList<@Nullable Object>(it)) {
            if (a.holds(a.function(a.count() - 1), item)) {
                return index;
            }
            index++;
        }
        return -1;
    }

    private static @Nullable Object findResult(List<@Nullable Object> it, Arguments a) {
        for (var item : new ArrayList<@Nullable Object>(it)) {
            var result = a.call(a.function(a.count() - 1), item);
            if (result != null) {
                return result;
            }
        }
        return a.count() > 1 ? a.get(0) : null;
    }

    private static List<@Nullable Object> findResults(List<@Nullable Object> it, Arguments a) {
        List<@Nullable Object> results = new ArrayList<>();
        for (var item : new ArrayList<@Nullable Object>(it)) {
            var result = a.call(a.function(0), item);
            if (result != null) {
                results.add(result);
            }
        }
        return a.made(results);
    }

    private static @Nullable Object inject(List<@Nullable Object> it, Arguments a) {
        var items = new ArrayList<@Nullable Object>(it);
        var function = a.function(a.count() - 1);
        var value = a.count() > 1 ? a.get(0) : items.isEmpty() ? empty(a) : items.removeFirst();
        for (var item : items) {
            value = a.call(function, value, item);
        }
        return value;
    }

    private static Map<@Nullable Object, @Nullable Object> groupBy(
            List<@Nullable Object> it, Arguments a) {
        Map<@Nullable Object, @Nullable Object> groups = new LinkedHashMap<>();
        for (var item : new ArrayList<@Nullable Object>(it)) {
            var key = Values.key(a.call(a.function(0), item));
            a.take(48);
            if (groups.get(key) instanceof List<?> group) {
                @SuppressWarnings("unchecked")
                var own = (List<@Nullable Object>) group;
                own.add(item);
            } else {
                List<@Nullable Object> group = new ArrayList<>();
                group.add(item);
                groups.put(key, group);
            }
        }
        return groups;
    }

    private static Map<@Nullable Object, @Nullable Object> countBy(
            List<@Nullable Object> it, Arguments a) {
        Map<@Nullable Object, @Nullable Object> counts = new LinkedHashMap<>();
        for (var item : new ArrayList<@Nullable Object>(it)) {
            var key = Values.key(a.call(a.function(0), item));
            counts.put(key, counts.get(key) instanceof Integer n ? n + 1 : 1);
        }
        return counts;
    }

    private static List<@Nullable Object> split(List<@Nullable Object> it, Arguments a) {
        List<@Nullable Object> yes = new ArrayList<>();
        List<@Nullable Object> no = new ArrayList<>();
        for (var item : new ArrayList<@Nullable Object>(it)) {
            (a.holds(a.function(0), item) ? yes : no).add(item);
        }
        List<@Nullable Object> both = new ArrayList<>();
        both.add(a.made(yes));
        both.add(a.made(no));
        return both;
    }

    private static List<@Nullable Object> collate(List<@Nullable Object> it, Arguments a) {
        var size = Math.max(1, a.number(0));
        var step = a.count() > 1 && a.get(1) instanceof Integer n ? Math.max(1, n) : size;
        List<@Nullable Object> parts = new ArrayList<>();
        for (var i = 0; i < it.size(); i += step) {
            parts.add(sub(it, i, Math.min(it.size(), i + size), a));
        }
        return parts;
    }

    private static List<@Nullable Object> collectMany(List<@Nullable Object> it, Arguments a) {
        List<@Nullable Object> all = new ArrayList<>();
        for (var item : new ArrayList<@Nullable Object>(it)) {
            if (a.call(a.function(0), item) instanceof Collection<?> some) {
                a.take(8L * some.size());
                all.addAll(some);
            }
        }
        return all;
    }

    private static List<@Nullable Object> withIndex(List<@Nullable Object> it, Arguments a) {
        List<@Nullable Object> pairs = new ArrayList<>();
        for (var item : it) {
            List<@Nullable Object> pair = new ArrayList<>();
            pair.add(item);
            pair.add(pairs.size());
            a.take(64);
            pairs.add(pair);
        }
        return pairs;
    }

    private static Map<@Nullable Object, @Nullable Object> indexed(
            List<@Nullable Object> it, Arguments a) {
        Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>();
        for (var item : it) {
            a.take(48);
            map.put(map.size(), item);
        }
        return map;
    }

    private static List<@Nullable Object> transpose(List<@Nullable Object> it, Arguments a) {
        List<@Nullable Object> columns = new ArrayList<>();
        var width =
                it.stream()
                        .mapToInt(row -> row instanceof List<?> list ? list.size() : 0)
                        .min()
                        .orElse(0);
        for (var i = 0; i < width; i++) {
            List<@Nullable Object> column = new ArrayList<>();
            for (var row : it) {
                column.add(((List<?>) java.util.Objects.requireNonNull(row)).get(i));
            }
            columns.add(a.made(column));
        }
        return columns;
    }

    private static List<@Nullable Object> combinations(List<@Nullable Object> it, Arguments a) {
        List<List<@Nullable Object>> all = new ArrayList<>();
        all.add(new ArrayList<>());
        for (var choices : it) {
            List<List<@Nullable Object>> more = new ArrayList<>();
            for (var choice :
                    choices instanceof Collection<?> many
                            ? many
                            : Collections.singletonList(choices)) {
                for (var before : all) {
                    List<@Nullable Object> one = new ArrayList<>(before);
                    one.add(choice);
                    more.add(a.made(one));
                }
            }
            all = more;
        }
        return new ArrayList<>(all);
    }

    private static @Nullable Object swap(List<@Nullable Object> it, Arguments a) {
        Collections.swap(
                it, ListMethods.place(it, a.number(0), a), ListMethods.place(it, a.number(1), a));
        return it;
    }

    private static List<@Nullable Object> shuffled(List<@Nullable Object> it) {
        Collections.shuffle(it);
        return it;
    }

    private static @Nullable Object average(List<@Nullable Object> it, Arguments a) {
        var sum = a.evaluator().call(it, "sum", List.of(), a.at());
        return it.isEmpty()
                ? empty(a)
                : a.evaluator().operators().apply(sum, "/", it.size(), a.at());
    }
}
