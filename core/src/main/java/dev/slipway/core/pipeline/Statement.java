package dev.slipway.core.pipeline;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One statement of a `script` block or of an expression condition, as written. Immutable.
public sealed interface Statement {
    Position position();

    record Evaluate(Expression expression, Position position) implements Statement {}

    /// `def a = 1`, `def (a, b) = [1, 2]`
    record Declare(List<String> names, @Nullable Expression value, Position position)
            implements Statement {
        public Declare {
            names = List.copyOf(names);
        }
    }

    /// `def name(parameters) { … }` of the file itself.
    record Method(Expression.Closure code, String name, Position position) implements Statement {}

    record If(
            Expression condition,
            List<Statement> then,
            List<Statement> otherwise,
            Position position)
            implements Statement {
        public If {
            then = List.copyOf(then);
            otherwise = List.copyOf(otherwise);
        }
    }

    record ForEach(String name, Expression items, List<Statement> body, Position position)
            implements Statement {
        public ForEach {
            body = List.copyOf(body);
        }
    }

    /// `for (initial; condition; update)`, and `while` with neither initial nor update.
    record Loop(
            List<Statement> initial,
            @Nullable Expression condition,
            List<Statement> update,
            List<Statement> body,
            Position position)
            implements Statement {
        public Loop {
            initial = List.copyOf(initial);
            update = List.copyOf(update);
            body = List.copyOf(body);
        }
    }

    record Switch(
            Expression subject, List<Case> cases, List<Statement> otherwise, Position position)
            implements Statement {
        public Switch {
            cases = List.copyOf(cases);
            otherwise = List.copyOf(otherwise);
        }

        public record Case(Expression label, List<Statement> body) {
            public Case {
                body = List.copyOf(body);
            }
        }
    }

    record Try(List<Statement> body, List<Catch> catches, List<Statement> atLast, Position position)
            implements Statement {
        public Try {
            body = List.copyOf(body);
            catches = List.copyOf(catches);
            atLast = List.copyOf(atLast);
        }

        public record Catch(String type, String name, List<Statement> body) {
            public Catch {
                body = List.copyOf(body);
            }
        }
    }

    record Throw(Expression value, Position position) implements Statement {}

    record Return(@Nullable Expression value, Position position) implements Statement {}

    record Break(Position position) implements Statement {}

    record Continue(Position position) implements Statement {}

    record Block(List<Statement> body, Position position) implements Statement {
        public Block {
            body = List.copyOf(body);
        }
    }

    /// Valid Groovy that Slipway's evaluator has no word for; `what` names it for a person.
    record Unknown(String what, Position position) implements Statement {}
}
