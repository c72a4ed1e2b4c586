package dev.slipway.core.pipeline.runner;

import dev.slipway.core.pipeline.Expression;
import dev.slipway.core.pipeline.Pipeline;
import dev.slipway.core.pipeline.Statement;
import dev.slipway.core.pipeline.script.Scope;
import dev.slipway.core.pipeline.script.ScriptException;
import dev.slipway.core.pipeline.script.StepCaller;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Gives expressions and script blocks of one pipeline their values. Throws `ScriptException`.
final class Interpreter {

    Interpreter(Pipeline pipeline) {}

    @Nullable Object value(Expression expression, Scope scope, StepCaller steps) {
        return switch (expression) {
            case Expression.Constant c -> c.value();
            case Expression.Template t -> {
                var text = new StringBuilder();
                t.parts().forEach(part -> text.append(value(part, scope, steps)));
                yield text.toString();
            }
            case Expression.Variable v -> variable(v.name(), scope);
            case Expression.Property p -> property(p, scope, steps);
            case Expression.ListOf list -> {
                var items = new ArrayList<@Nullable Object>();
                list.items().forEach(item -> items.add(value(item, scope, steps)));
                yield items;
            }
            case Expression.MapOf map -> {
                var entries = new LinkedHashMap<String, @Nullable Object>();
                map.entries()
                        .forEach(e ->
                                entries.put(
                                        String.valueOf(value(e.key(), scope, steps)),
                                        value(e.value(), scope, steps)));
                yield entries;
            }
            case Expression.Binary b -> {
                var left = value(b.left(), scope, steps);
                var right = value(b.right(), scope, steps);
                yield switch (b.operator()) {
                    case "+" -> String.valueOf(left) + right;
                    case "==" -> Objects.equals(left, right);
                    case "!=" -> !Objects.equals(left, right);
                    default -> throw new ScriptException("not yet: " + b.operator(), b.position());
                };
            }
            default -> throw new ScriptException("not yet", expression.position());
        };
    }

    private @Nullable Object variable(String name, Scope scope) {
        return switch (name) {
            case "env" -> scope.env();
            case "params" -> scope.params();
            case "currentBuild" -> scope.currentBuild();
            case "scm" -> "scm";
            default ->
                    scope.params().containsKey(name)
                            ? scope.params().get(name)
                            : scope.env().get(name);
        };
    }

    private @Nullable Object property(Expression.Property p, Scope scope, StepCaller steps) {
        return value(p.target(), scope, steps) instanceof java.util.Map<?, ?> map
                ? map.get(p.name())
                : null;
    }

    @Nullable Object run(List<Statement> body, Scope scope, StepCaller steps) {
        Object last = null;
        for (var statement : body) {
            last =
                    switch (statement) {
                        case Statement.Evaluate e -> value(e.expression(), scope, steps);
                        case Statement.Return r ->
                                r.value() == null ? null : value(r.value(), scope, steps);
                        default -> throw new ScriptException("not yet", statement.position());
                    };
        }
        return last;
    }
}
