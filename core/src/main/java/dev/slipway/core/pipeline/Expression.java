package dev.slipway.core.pipeline;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Something in a Jenkinsfile that has a value, as written; what it stands for is found out while
/// the pipeline runs, by our own evaluator, never by Groovy. Immutable.
public sealed interface Expression {
    Position position();

    /// True if its value is known without running anything.
    default boolean isConstant() {
        return this instanceof Constant;
    }

    /// @param value null, a Boolean, a String, an Integer, Long, BigInteger or BigDecimal
    record Constant(@Nullable Object value, Position position) implements Expression {}

    /// A text with values in it, `"${env.NAME}-$n"`: its parts joined.
    record Template(List<Expression> parts, Position position) implements Expression {
        public Template {
            parts = List.copyOf(parts);
        }
    }

    record Variable(String name, Position position) implements Expression {}

    /// `target.name`, or `target?.name` where `safe`.
    record Property(Expression target, String name, boolean safe, Position position)
            implements Expression {}

    /// `target[index]`
    record Index(Expression target, Expression index, Position position) implements Expression {}

    /// A call. Without a target it names a step or a method of the file itself.
    ///
    /// @param named arguments in their order, empty if there are none
    record Invoke(
            @Nullable Expression target,
            String name,
            List<Expression> arguments,
            Map<String, Expression> named,
            boolean safe,
            Position position)
            implements Expression {
        public Invoke {
            arguments = List.copyOf(arguments);
            named = Ordered.copyOf(named);
        }
    }

    /// `new Type(arguments)`
    record Construct(String type, List<Expression> arguments, Position position)
            implements Expression {
        public Construct {
            arguments = List.copyOf(arguments);
        }
    }

    /// @param operator as written: `!`, `-`, `+`, `~`
    record Unary(String operator, Expression operand, Position position) implements Expression {}

    /// `++` and `--`, before or after a name.
    record Increment(Expression target, String operator, boolean prefix, Position position)
            implements Expression {}

    /// @param operator as written: `+`, `==`, `=~`, `in`, `as`, `instanceof`, `..`, `..<`, `&&`…
    record Binary(Expression left, String operator, Expression right, Position position)
            implements Expression {}

    /// @param operator `=` or a compound one such as `+=`
    record Assign(List<Expression> targets, String operator, Expression value, Position position)
            implements Expression {
        public Assign {
            targets = List.copyOf(targets);
        }
    }

    /// `condition ? then : otherwise`; `then` is null in `condition ?: otherwise`.
    record Choice(
            Expression condition,
            @Nullable Expression then,
            Expression otherwise,
            Position position)
            implements Expression {}

    record ListOf(List<Expression> items, Position position) implements Expression {
        public ListOf {
            items = List.copyOf(items);
        }
    }

    record MapOf(List<Entry> entries, Position position) implements Expression {
        public MapOf {
            entries = List.copyOf(entries);
        }

        public record Entry(Expression key, Expression value) {}
    }

    /// `{ parameters -> body }`; `implicit` says that it may be called with one `it`.
    record Closure(
            List<Parameter> parameters, boolean implicit, List<Statement> body, Position position)
            implements Expression {
        public Closure {
            parameters = List.copyOf(parameters);
            body = List.copyOf(body);
        }

        /// @param type as written, empty without one
        /// @param many takes all arguments from here on, as a list
        public record Parameter(
                String name, String type, boolean many, @Nullable Expression initial) {}
    }

    /// `target.collect*.name` and `*list`.
    record Spread(Expression operand, Position position) implements Expression {}

    /// Valid Groovy that Slipway's evaluator has no word for; `what` names it for a person.
    record Unknown(String what, Position position) implements Expression {}
}
