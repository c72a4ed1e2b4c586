package dev.slipway.core.pipeline.jenkinsfile;

import dev.slipway.core.pipeline.Expression;
import dev.slipway.core.pipeline.Invocation;
import dev.slipway.core.pipeline.Position;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `name(arguments) { block }`: what every section, directive and step of Declarative looks like.
record Call(
        String name,
        List<Expression> arguments,
        Map<String, Expression> named,
        Expression.@Nullable Closure block,
        Position position) {

    static Call of(Expression.Invoke invoke) {
        var arguments = invoke.arguments();
        var block =
                !arguments.isEmpty() && arguments.getLast() instanceof Expression.Closure closure
                        ? closure
                        : null;
        return new Call(
                invoke.name(),
                block == null ? arguments : arguments.subList(0, arguments.size() - 1),
                invoke.named(),
                block,
                invoke.position());
    }

    /// Arguments besides the block; all the named ones together count as one.
    int argumentCount() {
        return arguments.size() + (named.isEmpty() ? 0 : 1);
    }

    Invocation invocation() {
        return new Invocation(name, arguments, named, position);
    }

    /// Just the name, for a finding about it.
    Position namePosition() {
        return new Position(
                position.line(),
                position.column(),
                position.line(),
                position.column() + name.length());
    }
}
