package dev.slipway.core.pipeline.script;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What scripts may call on matches, patterns, caught errors, closures and flags.
final class OtherMethods {
    static final Map<String, Method<Match>> MATCH =
            Map.ofEntries(
                    Method.of("find", (it, _) -> it.find()),
                    Method.of("matches", (it, _) -> it.matches()),
                    Method.of("groupCount", (it, _) -> it.groupCount()),
                    Method.of("group", OtherMethods::group),
                    Method.of("start", (it, _) -> it.start()),
                    Method.of("end", (it, _) -> it.end()),
                    Method.of("reset", (it, _) -> it.reset()),
                    Method.of("size", (it, _) -> it.all().size()),
                    Method.of("getCount", (it, _) -> it.all().size()),
                    Method.of("hasGroup", (it, _) -> it.groupCount() > 0),
                    Method.of("replaceAll", (it, a) -> a.made(it.replaceAll(a.text(0)))),
                    Method.of("collect", (it, a) -> a.on(it.all(), "collect")),
                    Method.of("each", (it, a) -> a.on(it.all(), "each")),
                    Method.of("findAll", (it, a) -> a.on(it.all(), "findAll")),
                    Method.of("any", (it, a) -> a.on(it.all(), "any")));

    static final Map<String, Method<Pattern>> PATTERN =
            Map.ofEntries(
                    Method.of(
                            "matcher",
                            (it, a) -> a.evaluator().operators().match(a.text(0), it, a.at())),
                    Method.of("pattern", (it, _) -> it.pattern()));

    static final Map<String, Method<Values.Failure>> FAILURE =
            Map.ofEntries(
                    Method.of("getMessage", (it, _) -> it.message()),
                    Method.of("getLocalizedMessage", (it, _) -> it.message()),
                    Method.of("getCause", (_, _) -> null),
                    Method.of("getStackTrace", (_, _) -> List.of()),
                    Method.of("printStackTrace", (_, _) -> null));

    static final Map<String, Method<Function>> CLOSURE =
            Map.ofEntries(
                    Method.of("call", (it, a) -> a.evaluator().call(it, a.values(), a.at())),
                    Method.of("run", (it, a) -> a.evaluator().call(it, a.values(), a.at())),
                    Method.of("doCall", (it, a) -> a.evaluator().call(it, a.values(), a.at())),
                    Method.of("curry", OtherMethods::curried),
                    Method.of("clone", (it, _) -> it.copy()),
                    Method.of("rehydrate", OtherMethods::rehydrated),
                    Method.of("setDelegate", OtherMethods::delegated),
                    Method.of("setResolveStrategy", (_, _) -> null),
                    Method.of("getMaximumNumberOfParameters", (it, _) -> it.arity()));

    static final Map<String, Method<Boolean>> FLAG =
            Map.ofEntries(
                    Method.of("toBoolean", (it, _) -> it),
                    Method.of("booleanValue", (it, _) -> it),
                    Method.of("and", (it, a) -> it & Values.truth(a.get(0))),
                    Method.of("or", (it, a) -> it | Values.truth(a.get(0))));

    private OtherMethods() {}

    private static @Nullable String group(Match it, Arguments a) {
        try {
            if (a.count() > 0 && a.get(0) instanceof String name) {
                return it.group(name);
            }
            return it.group(a.count() == 0 ? 0 : a.number(0));
        } catch (IllegalStateException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw Types.failure("IllegalStateException", "No match found");
        }
    }

    private static Function curried(Function it, Arguments a) {
        a.take(128 + 8L * (it.curried().size() + a.count()));
        return it.curry(a.values());
    }

    private static Function rehydrated(Function it, Arguments a) {
        var copy = it.copy();
        copy.delegateTo(a.get(0));
        return copy;
    }

    private static @Nullable Object delegated(Function it, Arguments a) {
        it.delegateTo(a.get(0));
        return null;
    }
}
