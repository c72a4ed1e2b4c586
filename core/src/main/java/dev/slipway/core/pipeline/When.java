package dev.slipway.core.pipeline;

import java.util.List;

/// Whether a stage runs: all its conditions must hold.
public record When(
        boolean beforeAgent,
        boolean beforeInput,
        boolean beforeOptions,
        List<Condition> conditions,
        Position position) {
    public When {
        conditions = List.copyOf(conditions);
    }

    public sealed interface Condition {
        Position position();

        /// `branch`, `environment`, `equals`, `tag`, `buildingTag`, `changeset`, `changeRequest`…
        record Check(Invocation test) implements Condition {
            @Override
            public Position position() {
                return test.position();
            }
        }

        /// `expression { … }`: its value counts as true or false as in Groovy.
        record Script(List<Statement> body, Position position) implements Condition {
            public Script {
                body = List.copyOf(body);
            }
        }

        record Not(Condition condition, Position position) implements Condition {}

        record AllOf(List<Condition> conditions, Position position) implements Condition {
            public AllOf {
                conditions = List.copyOf(conditions);
            }
        }

        record AnyOf(List<Condition> conditions, Position position) implements Condition {
            public AnyOf {
                conditions = List.copyOf(conditions);
            }
        }
    }
}
