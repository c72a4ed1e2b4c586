package dev.slipway.core.pipeline.jenkinsfile;

import dev.slipway.core.pipeline.Expression;
import dev.slipway.core.pipeline.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What statements and expressions are made of, one level down, so that walks need not know them.
final class Parts {
    private Parts() {}

    static List<Statement> statements(Statement statement) {
        return switch (statement) {
            case Statement.If it -> joined(it.then(), it.otherwise());
            case Statement.ForEach it -> it.body();
            case Statement.Loop it -> joined(it.initial(), it.update(), it.body());
            case Statement.Block it -> it.body();
            case Statement.Method it -> it.code().body();
            case Statement.Switch it -> {
                var all = new ArrayList<Statement>();
                it.cases().forEach(each -> all.addAll(each.body()));
                all.addAll(it.otherwise());
                yield all;
            }
            case Statement.Try it -> {
                var all = new ArrayList<>(it.body());
                it.catches().forEach(each -> all.addAll(each.body()));
                all.addAll(it.atLast());
                yield all;
            }
            case Statement.Evaluate _,
                    Statement.Declare _,
                    Statement.Throw _,
                    Statement.Return _,
                    Statement.Break _,
                    Statement.Continue _,
                    Statement.Unknown _ ->
                    List.of();
        };
    }

    static List<Expression> expressions(Statement statement) {
        return switch (statement) {
            case Statement.Evaluate it -> List.of(it.expression());
            case Statement.Declare it -> present(it.value());
            case Statement.If it -> List.of(it.condition());
            case Statement.ForEach it -> List.of(it.items());
            case Statement.Loop it -> present(it.condition());
            case Statement.Switch it -> {
                var all = new ArrayList<Expression>();
                all.add(it.subject());
                it.cases().forEach(each -> all.add(each.label()));
                yield all;
            }
            case Statement.Throw it -> List.of(it.value());
            case Statement.Return it -> present(it.value());
            case Statement.Method it -> initials(it.code());
            case Statement.Try _,
                    Statement.Break _,
                    Statement.Continue _,
                    Statement.Block _,
                    Statement.Unknown _ ->
                    List.of();
        };
    }

    static List<Statement> statements(Expression expression) {
        return expression instanceof Expression.Closure closure ? closure.body() : List.of();
    }

    static List<Expression> expressions(Expression expression) {
        return switch (expression) {
            case Expression.Template it -> it.parts();
            case Expression.Property it -> List.of(it.target());
            case Expression.Index it -> List.of(it.target(), it.index());
            case Expression.Invoke it -> {
                var all = new ArrayList<>(present(it.target()));
                all.addAll(it.named().values());
                all.addAll(it.arguments());
                yield all;
            }
            case Expression.Construct it -> it.arguments();
            case Expression.Unary it -> List.of(it.operand());
            case Expression.Increment it -> List.of(it.target());
            case Expression.Binary it -> List.of(it.left(), it.right());
            case Expression.Assign it -> {
                var all = new ArrayList<>(it.targets());
                all.add(it.value());
                yield all;
            }
            case Expression.Choice it -> {
                var all = new ArrayList<>(present(it.then()));
                all.add(it.condition());
                all.add(it.otherwise());
                yield all;
            }
            case Expression.ListOf it -> it.items();
            case Expression.MapOf it -> {
                var all = new ArrayList<Expression>();
                it.entries()
                        .forEach(each -> {
                            all.add(each.key());
                            all.add(each.value());
                        });
                yield all;
            }
            case Expression.Spread it -> List.of(it.operand());
            case Expression.Closure it -> initials(it);
            case Expression.Constant _, Expression.Variable _, Expression.Unknown _ -> List.of();
        };
    }

    private static List<Expression> initials(Expression.Closure closure) {
        return closure.parameters().stream().flatMap(it -> present(it.initial()).stream()).toList();
    }

    private static List<Expression> present(@Nullable Expression expression) {
        return expression == null ? List.of() : List.of(expression);
    }

    @SafeVarargs
    private static List<Statement> joined(List<Statement>... lists) {
        var all = new ArrayList<Statement>();
        for (var list : lists) {
            all.addAll(list);
        }
        return all;
    }
}
