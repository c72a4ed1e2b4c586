package dev.slipway.core.pipeline.script;

import java.util.Map;

/// What scripts may call on matches and on caught errors.
final class OtherMethods {
    static final Map<String, Method<Match>> MATCH =
            Map.ofEntries(
                    Method.of("find", (it, _) -> it.find()),
                    Method.of("matches", (it, _) -> it.matches()),
                    Method.of("groupCount", (it, _) -> it.groupCount()),
                    Method.of("group", OtherMethods::group));

    static final Map<String, Method<Values.Failure>> FAILURE =
            Map.ofEntries(
                    Method.of("getMessage", (it, _) -> it.message()),
                    Method.of("toString", (it, _) -> it.toString()));

    private OtherMethods() {}

    private static @org.jspecify.annotations.Nullable String group(Match it, Arguments a) {
        try {
            return it.group(a.count() == 0 ? 0 : a.number(0));
        } catch (IllegalStateException | IndexOutOfBoundsException e) {
            throw new ScriptException("`group`: there is no match", a.at());
        }
    }
}
