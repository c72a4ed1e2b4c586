package dev.slipway.core.pipeline.jenkinsfile;

import dev.slipway.core.pipeline.Expression;
import dev.slipway.core.pipeline.Invocation;
import dev.slipway.core.pipeline.Parameter;
import dev.slipway.core.pipeline.Statement;
import java.util.ArrayList;
import java.util.List;

/// Finds what a scripted pipeline declares of itself with `properties([parameters([…])])`. Jenkins
/// knows it after the first run; here it is read before, so that the first run has its parameters.
final class ScriptedProperties {
    private final Blocks blocks;

    ScriptedProperties(Blocks blocks) {
        this.blocks = blocks;
    }

    List<Parameter> parameters(List<Statement> statements) {
        var found = new ArrayList<Parameter>();
        statements.forEach(it -> look(it, found));
        return found;
    }

    private void look(Statement statement, List<Parameter> found) {
        Parts.expressions(statement).forEach(it -> look(it, found));
        Parts.statements(statement).forEach(it -> look(it, found));
    }

    private void look(Expression expression, List<Parameter> found) {
        if (expression instanceof Expression.Invoke call
                && call.target() == null
                && call.name().equals("properties")) {
            call.arguments().forEach(it -> properties(it, found));
        } else {
            Parts.expressions(expression).forEach(it -> look(it, found));
            Parts.statements(expression).forEach(it -> look(it, found));
        }
    }

    private void properties(Expression list, List<Parameter> found) {
        for (var property : items(list)) {
            if (property instanceof Expression.Invoke call && call.name().equals("parameters")) {
                call.arguments().stream()
                        .flatMap(it -> items(it).stream())
                        .forEach(it -> parameter(it, found));
            }
        }
    }

    private void parameter(Expression written, List<Parameter> found) {
        if (written
                        instanceof
                        Expression.Invoke(var target, var name, var arguments, var named, _, var at)
                && target == null) {
            var parameter =
                    new Parameter(
                            Parameter.Kind.of(name), new Invocation(name, arguments, named, at));
            if (parameter.name().filter(Expression::isConstant).isPresent()
                    && parameter.kind() != Parameter.Kind.OTHER
                    && parameter.defaultValue().map(Expression::isConstant).orElse(true)) {
                ParameterCatalogue.check(parameter, blocks);
                found.add(parameter);
            }
        }
    }

    private static List<Expression> items(Expression list) {
        return list instanceof Expression.ListOf(var items, _) ? items : List.of(list);
    }
}
