package dev.slipway.core.pipeline.script;

import dev.slipway.core.pipeline.Expression;
import dev.slipway.core.pipeline.Position;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Gives the parameters of one call their values.
record Binding(Evaluator evaluator, Function function, Position at) {

    void bind(List<@Nullable Object> arguments, Frame frame) {
        var parameters = function.code().parameters();
        if (function.code().implicit()) {
            frame.declare("it", arguments.isEmpty() ? null : arguments.getFirst());
            return;
        }
        var given = arguments;
        if (parameters.size() > 1
                && arguments.size() == 1
                && arguments.getFirst() instanceof List<?> pair
                && parameters.get(1).initial() == null
                && !parameters.getLast().many()) {
            given = new ArrayList<>(pair);
        }
        var optional = optional(parameters, given.size());
        var next = 0;
        for (var i = 0; i < parameters.size(); i++) {
            var parameter = parameters.get(i);
            if (parameter.many()) {
                frame.declare(parameter.name(), rest(given, next));
                return;
            }
            if (parameter.initial() != null && optional-- <= 0) {
                frame.declare(parameter.name(), evaluator.value(parameter.initial(), frame));
            } else if (next < given.size()) {
                frame.declare(parameter.name(), typed(given.get(next++), parameter));
            } else if (given.isEmpty() || i == 0) {
                frame.declare(parameter.name(), null);
            } else {
                throw new ScriptException("A value for `" + parameter.name() + "` is missing", at);
            }
        }
    }

    /// How many of the parameters with a value of their own are given one: Groovy fills them from
    /// the left, after those that have none.
    private static int optional(List<Expression.Closure.Parameter> parameters, int given) {
        var required = (int) parameters.stream().filter(it -> it.initial() == null).count();
        return given - required;
    }

    private @Nullable Object typed(@Nullable Object value, Expression.Closure.Parameter parameter) {
        return parameter.type().equals("boolean") || parameter.type().equals("Boolean")
                ? value == null ? null : (Object) Values.truth(value)
                : value;
    }

    private static List<@Nullable Object> rest(List<@Nullable Object> given, int from) {
        if (given.size() == from + 1 && given.get(from) instanceof List<?> list) {
            return new ArrayList<>(list);
        }
        return new ArrayList<>(given.subList(Math.min(from, given.size()), given.size()));
    }
}
