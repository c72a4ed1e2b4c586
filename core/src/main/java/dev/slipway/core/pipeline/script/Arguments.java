package dev.slipway.core.pipeline.script;

import dev.slipway.core.pipeline.Position;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
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

    /// One that a collection will hold.
    @Nullable Object kept(int index) {
        take(16);
        return get(index);
    }

    String text(int index) {
        var value = get(index);
        if (value instanceof String text) {
            return text;
        }
        if (value instanceof Number || value instanceof Boolean || value instanceof HostObject) {
            return Values.text(value);
        }
        throw unfit(value, "a text");
    }

    int number(int index) {
        var value = get(index);
        if (value instanceof Number number) {
            return number.intValue();
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

    Collection<?> collection(int index) {
        var value = get(index);
        if (value instanceof Collection<?> collection) {
            return collection;
        }
        throw unfit(value, "a list");
    }

    Clock clock() {
        return evaluator.interpreter().clock();
    }

    @Nullable Object call(Function function, @Nullable Object... arguments) {
        return evaluator.call(function, Arrays.asList(arguments), at);
    }

    boolean holds(Function function, @Nullable Object... arguments) {
        return Values.truth(call(function, arguments));
    }

    /// Calls a method of the tables with these arguments, or with others.
    @Nullable Object on(@Nullable Object self, String name) {
        return evaluator.call(self, name, values, at);
    }

    @Nullable Object on(@Nullable Object self, String name, @Nullable Object argument) {
        return evaluator.call(self, name, java.util.Collections.singletonList(argument), at);
    }

    String made(String text) {
        take(text.length());
        return text;
    }

    <C extends Collection<@Nullable Object>> C made(C collection) {
        take(64 + 16L * collection.size());
        evaluator.budget().tick(at);
        return collection;
    }

    void take(long room) {
        evaluator.budget().take(room, at);
    }

    ScriptException unfit(@Nullable Object value, String wanted) {
        return new ScriptException(
                "`%s` takes %s, not %s".formatted(method, wanted, Values.typeOf(value)), at);
    }
}
