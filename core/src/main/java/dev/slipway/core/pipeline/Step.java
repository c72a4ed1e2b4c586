package dev.slipway.core.pipeline;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One step of a stage as its Jenkinsfile says it; what became of it in a run is a `StepResult`.
public sealed interface Step {
    String name();

    Position position();

    /// A step by its name. `sh 'make'` has one positional argument, `sh(script: 'make')` a named
    /// one; `dir('x') { … }` has a body.
    record Call(
            String name,
            List<Expression> arguments,
            Map<String, Expression> named,
            Optional<List<Step>> body,
            Position position)
            implements Step {
        public Call {
            arguments = List.copyOf(arguments);
            named = Ordered.copyOf(named);
            body = body.map(List::copyOf);
        }

        /// The argument called `key`, or the only positional one: the way Jenkins fills a step's
        /// sole required parameter.
        public Optional<Expression> argument(String key) {
            var value = Optional.ofNullable(named.get(key));
            return value.isPresent() || arguments.isEmpty()
                    ? value
                    : Optional.of(arguments.getFirst());
        }
    }

    /// `script { … }`, for the evaluator.
    record Script(List<Statement> body, Position position) implements Step {
        public Script {
            body = List.copyOf(body);
        }

        @Override
        public String name() {
            return "script";
        }
    }
}
