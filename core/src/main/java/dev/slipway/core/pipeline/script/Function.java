package dev.slipway.core.pipeline.script;

import dev.slipway.core.pipeline.Expression;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A closure or method of the script, with the variables it was made among.
final class Function {
    private final Expression.Closure code;
    private final Frame around;
    private final List<@Nullable Object> curried;

    /// Methods of the same name with other parameters.
    private final List<Function> overloads;

    private @Nullable Object delegate;

    Function(Expression.Closure code, Frame around) {
        this(code, around, List.of(), List.of());
    }

    private Function(
            Expression.Closure code,
            Frame around,
            List<@Nullable Object> curried,
            List<Function> overloads) {
        this.code = code;
        this.around = around;
        this.curried = curried;
        this.overloads = overloads;
    }

    Expression.Closure code() {
        return code;
    }

    Frame around() {
        return around;
    }

    List<@Nullable Object> curried() {
        return curried;
    }

    @Nullable Object delegate() {
        return delegate;
    }

    void delegateTo(@Nullable Object other) {
        delegate = other;
    }

    Function curry(List<@Nullable Object> first) {
        List<@Nullable Object> all = new ArrayList<>(curried);
        all.addAll(first);
        var made = new Function(code, around, all, overloads);
        made.delegate = delegate;
        return made;
    }

    Function copy() {
        return curry(List.of());
    }

    /// This one, besides those that were there before.
    Function besides(Function before) {
        var all = new ArrayList<>(before.overloads);
        all.add(before);
        return new Function(code, around, curried, all);
    }

    /// Of several methods the one whose parameters the arguments fit.
    Function fitting(List<@Nullable Object> arguments) {
        if (overloads.isEmpty()) {
            return this;
        }
        var best = this;
        var score = score(arguments);
        for (var other : overloads) {
            var points = other.score(arguments);
            if (points > score) {
                best = other;
                score = points;
            }
        }
        return best;
    }

    private int score(List<@Nullable Object> arguments) {
        var parameters = code.parameters();
        var isMany = !parameters.isEmpty() && parameters.getLast().many();
        var least = (int) parameters.stream().filter(it -> it.initial() == null).count();
        if ((arguments.size() > parameters.size() && !isMany)
                || arguments.size() < least - (isMany ? 1 : 0)) {
            return -1;
        }
        var points = isMany ? 1 : 2;
        for (var i = 0; i < Math.min(arguments.size(), parameters.size()); i++) {
            var type = parameters.get(i).type();
            if (type.isEmpty() || parameters.get(i).many()) {
                continue;
            }
            if (arguments.get(i) != null && !Types.isA(arguments.get(i), type)) {
                return -1;
            }
            points += 2;
        }
        return points;
    }

    /// One `it`, or the parameters that it names.
    int arity() {
        return code.implicit() ? 1 : Math.max(0, code.parameters().size() - curried.size());
    }

    @Override
    public String toString() {
        return "closure";
    }
}
