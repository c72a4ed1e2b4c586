package dev.slipway.core.pipeline.jenkinsfile;

import dev.slipway.core.pipeline.Expression;
import dev.slipway.core.pipeline.Statement;
import java.util.List;
import java.util.Set;

/// Gathers the names that a script makes itself: variables, parameters, methods.
final class Declared {
    private final Set<String> names;

    Declared(Set<String> names) {
        this.names = names;
    }

    void statements(List<Statement> statements) {
        statements.forEach(this::statement);
    }

    private void statement(Statement statement) {
        switch (statement) {
            case Statement.Declare it -> names.addAll(it.names());
            case Statement.Method it -> {
                names.add(it.name());
                it.code().parameters().forEach(each -> names.add(each.name()));
            }
            case Statement.ForEach it -> names.add(it.name());
            case Statement.Try it -> it.catches().forEach(each -> names.add(each.name()));
            default -> {}
        }
        statements(Parts.statements(statement));
        Parts.expressions(statement).forEach(this::expression);
    }

    private void expression(Expression expression) {
        switch (expression) {
            case Expression.Closure it -> it.parameters().forEach(each -> names.add(each.name()));
            case Expression.Assign it -> {
                it.targets().stream()
                        .filter(Expression.Property.class::isInstance)
                        .map(Expression.Property.class::cast)
                        .forEach(each -> names.add(each.name()));
                it.targets().stream()
                        .filter(Expression.Variable.class::isInstance)
                        .map(Expression.Variable.class::cast)
                        .forEach(each -> names.add(each.name()));
            }
            case Expression.MapOf it ->
                    it.entries().stream()
                            .filter(each -> each.value() instanceof Expression.Closure)
                            .forEach(each -> {
                                if (each.key() instanceof Expression.Constant(String key, _)) {
                                    names.add(key);
                                }
                            });
            default -> {}
        }
        Parts.expressions(expression).forEach(this::expression);
        statements(Parts.statements(expression));
    }
}
