package dev.slipway.core.pipeline.jenkinsfile;

import dev.slipway.core.pipeline.Expression;
import dev.slipway.core.pipeline.Invocation;
import dev.slipway.core.pipeline.Options;
import dev.slipway.core.pipeline.Parameter;
import dev.slipway.core.pipeline.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Finds what a scripted pipeline declares of itself with `properties([parameters([…]), …])`.
/// Jenkins knows it after the first run; here it is read before, so that it counts for the first
/// run too.
final class ScriptedProperties {
    private static final Set<String> OPTIONS = Set.of("buildDiscarder", "disableConcurrentBuilds");

    private final Blocks blocks;
    private final List<Parameter> parameters = new ArrayList<>();
    private final List<Invocation> options = new ArrayList<>();

    ScriptedProperties(Blocks blocks, List<Statement> statements) {
        this.blocks = blocks;
        statements.forEach(this::look);
    }

    List<Parameter> parameters() {
        return parameters;
    }

    /// Those that have an effect here.
    Options options() {
        return new Options(options);
    }

    private void look(Statement statement) {
        Parts.expressions(statement).forEach(this::look);
        Parts.statements(statement).forEach(this::look);
    }

    private void look(Expression expression) {
        if (expression instanceof Expression.Invoke call
                && call.target() == null
                && call.name().equals("properties")) {
            call.arguments().stream().flatMap(it -> items(it).stream()).forEach(this::property);
        } else {
            Parts.expressions(expression).forEach(this::look);
            Parts.statements(expression).forEach(this::look);
        }
    }

    private void property(Expression property) {
        if (!(property instanceof Expression.Invoke call) || call.target() != null) {
            return;
        }
        if (call.name().equals("parameters")) {
            call.arguments().stream().flatMap(it -> items(it).stream()).forEach(this::parameter);
        } else if (OPTIONS.contains(call.name())) {
            options.add(
                    new Invocation(call.name(), call.arguments(), call.named(), call.position()));
        }
    }

    private void parameter(Expression written) {
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
                parameters.add(parameter);
            }
        }
    }

    private static List<Expression> items(Expression list) {
        return list instanceof Expression.ListOf(var items, _) ? items : List.of(list);
    }
}
