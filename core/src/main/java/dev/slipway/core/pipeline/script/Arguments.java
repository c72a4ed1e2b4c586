package dev.slipway.core.pipeline.script;

import dev.slipway.core.pipeline.Position;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The arguments of a method call, asked for by kind.
record Arguments(String method, List<@Nullable Object> values, Evaluator evaluator, Position at) {

    int count() {
        return values.size();
    }

    @Nullable Object get(int index) {
        if (index >= values.size()) {
            throw new ScriptException("`" + method + "` needs " + (index + 1) + " arguments", at);
        }
        return values.get(index);
    }

    String text(int index) {
        var value = get(index);
        if (value instanceof String text) {
            return text;
        }
        throw unfit(value, "a text");
    }

    int number(int index) {
        var value = get(index);
        if (value instanceof Integer number) {
            return number;
        }
        throw unfit(value, "a whole number");
    }

    Function function(int index) {
        var value = get(index);
        if (value instanceof Function function) {
            return function;
        }
        throw unfit(value, "a closure");
    }

    @Nullable Object call(Function function, @Nullable Object... arguments) {
        return evaluator.call(function, java.util.Arrays.asList(arguments), at);
    }

    boolean holds(Function function, @Nullable Object... arguments) {
        return Values.truth(call(function, arguments));
    }

    String made(String text) {
        evaluator.budget().take(text.length(), at);
        return text;
    }

    List<@Nullable Object> made(List<@Nullable Object> list) {
        take(list.size());
        return list;
    }

    void take(long room) {
        evaluator.budget().take(room, at);
    }

    private ScriptException unfit(@Nullable Object value, String wanted) {
        return new ScriptException(
                "`%s` takes %s, not %s".formatted(method, wanted, Values.typeOf(value)), at);
    }
}
