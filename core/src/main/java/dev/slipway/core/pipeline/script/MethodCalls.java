package dev.slipway.core.pipeline.script;

import dev.slipway.core.pipeline.Position;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds methods on values: by the kind of the value and the name, in tables that are written by
/// hand. What is in none of them does not exist.
final class MethodCalls {
    private final Evaluator evaluator;
    private final Crossing crossing;

    MethodCalls(Evaluator evaluator, Crossing crossing) {
        this.evaluator = evaluator;
        this.crossing = crossing;
    }

    Arguments arguments(String name, List<@Nullable Object> values, Position at) {
        return new Arguments(name, values, evaluator, at);
    }

    @SuppressWarnings("unchecked")
    @Nullable Object call(
            @Nullable Object self, String name, List<@Nullable Object> values, Position at) {
        var a = arguments(name, values, at);
        var any = AnyMethods.ALL.get(name);
        if (any != null && !(self instanceof HostObject) && !(self instanceof ScriptObject)) {
            return any.call(self, a);
        }
        return switch (self) {
            case String text -> {
                evaluator.budget().work(text.length() / 16, at);
                var own = TextMethods.ALL.get(name);
                yield own == null
                        ? MoreTextMethods.required(name, text, at).code().apply(text, a)
                        : own.code().apply(text, a);
            }
            case Map<?, ?> map when map.get(name) instanceof Function function ->
                    evaluator.call(function, values, at);
            case Map<?, ?> map -> {
                var code = required(MapMethods.ALL.get(name), self, name, at);
                evaluator.budget().work(map.size() / 4, at);
                yield code.call((Map<@Nullable Object, @Nullable Object>) map, a);
            }
            case Set<?> set when SetMethods.ALL.containsKey(name) ->
                    required(SetMethods.ALL.get(name), self, name, at)
                            .call((Set<@Nullable Object>) set, a);
            case List<?> list -> list((List<@Nullable Object>) list, name, a);
            case Collection<?> many -> list(new ArrayList<@Nullable Object>(many), name, a);
            case Number number -> apply(NumberMethods.ALL, number, a);
            case Match match -> apply(OtherMethods.MATCH, match, a);
            case Pattern pattern -> apply(OtherMethods.PATTERN, pattern, a);
            case Values.Failure failure -> apply(OtherMethods.FAILURE, failure, a);
            case Moment moment -> apply(DateMethods.ALL, moment, a);
            case Function function -> apply(OtherMethods.CLOSURE, function, a);
            case Boolean value -> apply(OtherMethods.FLAG, value, a);
            case ScriptObject script when script.frame().get(name) instanceof Function function ->
                    evaluator.call(function, values, at);
            case HostObject host -> crossing.host(host, name, values, Map.of(), at);
            case null -> throw Types.failure("NullPointerException", "`" + name + "()` of null");
            default -> throw unknown(self, name, at);
        };
    }

    private @Nullable Object list(List<@Nullable Object> list, String name, Arguments a) {
        evaluator.budget().work(list.size() / 4, a.at());
        var code = ListMethods.ALL.get(name);
        if (code == null) {
            code = required(MoreListMethods.ALL.get(name), list, name, a.at());
        }
        return code.call(list, a);
    }

    private static <T> @Nullable Object apply(Map<String, Method<T>> methods, T self, Arguments a) {
        return required(methods.get(a.method()), self, a.method(), a.at()).code().apply(self, a);
    }

    static <M> M required(@Nullable M method, @Nullable Object self, String name, Position at) {
        if (method == null) {
            throw unknown(self, name, at);
        }
        return method;
    }

    private static ScriptException unknown(@Nullable Object self, String name, Position at) {
        return new ScriptException(
                "`%s()` cannot be called on %s".formatted(name, Values.typeOf(self)), at);
    }
}
