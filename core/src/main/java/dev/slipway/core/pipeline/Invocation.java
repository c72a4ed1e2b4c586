package dev.slipway.core.pipeline;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A name with arguments in one of the sections that list such (options, parameters, triggers, a
/// `when` condition).
public record Invocation(
        String name, List<Expression> arguments, Map<String, Expression> named, Position position) {
    public Invocation {
        arguments = List.copyOf(arguments);
        named = Ordered.copyOf(named);
    }

    public Optional<Expression> argument(String key) {
        return Optional.ofNullable(named.get(key));
    }

    public Optional<Expression> first() {
        return arguments.stream().findFirst();
    }
}
