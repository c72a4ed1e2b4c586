package dev.slipway.core.pipeline.script;

import dev.slipway.core.pipeline.Expression;
import dev.slipway.core.pipeline.Position;
import dev.slipway.core.pipeline.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Walks expressions, where names and steps are those of one place of a run. For one thread.
final class Evaluator {
    private static final long CLOSURE = 128;

    private final Interpreter interpreter;
    private final Names names;
    private final Places places;
    private final Calls calls;
    private final Operators operators;
    private final Statements statements;
    private final Budget budget;
    private final StepCaller steps;

    Evaluator(Interpreter interpreter, Scope scope, StepCaller steps) {
        this.interpreter = interpreter;
        this.steps = steps;
        this.budget = new Budget(interpreter.ledger());
        this.operators = new Operators(budget);
        this.names = new Names(scope, this);
        this.places = new Places(this, names);
        this.statements = new Statements(this);
        this.calls = new Calls(this, steps);
    }

    /// Another one of the same run, for another thread.
    Evaluator on(Scope scope, StepCaller steps) {
        return new Evaluator(interpreter, scope, steps);
    }

    <T extends @Nullable Object> T inTurn(Ledger.Thought<T> thought) {
        return interpreter.ledger().inTurn(thought);
    }

    <T extends @Nullable Object> T aside(Ledger.Thought<T> step, Position at) {
        return interpreter.ledger().aside(step, at);
    }

    <T extends @Nullable Object> T afterStop(Ledger.Thought<T> body) {
        return steps.afterStop(body::think);
    }

    /// Turns what no script can catch into a sentence with a line.
    @Nullable Object guarded(Ledger.Thought<@Nullable Object> thought) {
        try {
            return thought.think();
        } catch (StackOverflowError e) {
            throw new Budget.Spent("is nested too deep", budget.here());
        } catch (Values.TooLarge e) {
            throw new Budget.Spent("does too much: " + e.getMessage(), budget.here());
        } catch (Thrown thrown) {
            throw new ScriptException(thrown.failure().toString(), budget.here());
        }
    }

    /// Runs a script file in variables of its own; gives what it returns, such as itself.
    @Nullable Object load(Code code) {
        var frame = Frame.outermost();
        var result = block(code.body(), frame).value();
        return result == null ? new ScriptObject(code.name(), frame) : result;
    }

    /// A shared library's variable: run once, its own methods and names kept.
    ScriptObject loaded(String name, Code code) {
        var known = interpreter.loaded().get(name);
        if (known == null) {
            var frame = Frame.outermost();
            known = new ScriptObject(name, frame);
            interpreter.loaded().put(name, known);
            block(code.body(), frame);
        }
        return known;
    }

    /// `java.lang.Math` of names joined by points; null for anything else.
    static @Nullable String dotted(Expression expression) {
        return switch (expression) {
            case Expression.Variable it -> it.name();
            case Expression.Property it when !it.safe() -> {
                var before = dotted(it.target());
                yield before == null ? null : before + "." + it.name();
            }
            default -> null;
        };
    }

    Budget budget() {
        return budget;
    }

    Names names() {
        return names;
    }

    @Nullable Object run(List<Statement> body, Frame frame) {
        return guarded(() -> statements.block(body, frame).value());
    }

    Completion block(List<Statement> body, Frame frame) {
        return statements.block(body, frame);
    }

    void declare(Statement statement, Frame globals) {
        statements.execute(statement, globals);
    }

    @Nullable Object value(Expression expression, Frame frame) {
        var at = expression.position();
        budget.tick(at);
        return switch (expression) {
            case Expression.Constant(var value, _) -> Values.own(value);
            case Expression.Template(var parts, _) -> template(parts, frame, at);
            case Expression.Variable(var name, _) -> names.get(name, frame, at);
            case Expression.Property it -> places.property(it, frame);
            case Expression.Index(var target, var index, _) ->
                    places.indexed(value(target, frame), index, frame, at);
            case Expression.Invoke it -> calls.invoke(it, frame);
            case Expression.Construct it -> construct(it, frame);
            case Expression.Unary it -> unary(it, frame);
            case Expression.Increment it -> increment(it, frame);
            case Expression.Binary it -> binary(it, frame);
            case Expression.Assign it -> assign(it, frame);
            case Expression.Choice it -> choice(it, frame);
            case Expression.ListOf(var items, _) -> list(items, frame, at);
            case Expression.MapOf it -> map(it, frame);
            case Expression.Closure it -> {
                budget.take(CLOSURE, at);
                yield new Function(it, frame);
            }
            case Expression.Spread(var operand, _) -> value(operand, frame);
            case Expression.Unknown(var what, _) ->
                    throw new ScriptException("Slipway cannot evaluate " + what, at);
        };
    }

    private String template(List<Expression> parts, Frame frame, Position at) {
        var text = new StringBuilder();
        for (var part : parts) {
            var value = value(part, frame);
            var word = Values.text(value instanceof Function it ? call(it, List.of(), at) : value);
            budget.take(word.length(), at);
            text.append(word);
        }
        return text.toString();
    }

    private @Nullable Object construct(Expression.Construct construct, Frame frame) {
        List<@Nullable Object> arguments = new ArrayList<>();
        construct.arguments().forEach(it -> arguments.add(value(it, frame)));
        var at = construct.position();
        var made = Made.of(construct.type(), arguments, interpreter.clock(), at);
        budget.take(Sizes.of(made), at);
        return made;
    }

    private @Nullable Object unary(Expression.Unary unary, Frame frame) {
        var value = value(unary.operand(), frame);
        return switch (unary.operator()) {
            case "!" -> !Values.truth(value);
            case "-" -> operators.apply(0, "-", value, unary.position());
            case "+" -> value;
            case "~" -> Operators.pattern(value, unary.position());
            default ->
                    throw new ScriptException(
                            "`" + unary.operator() + "` is not supported", unary.position());
        };
    }

    private @Nullable Object increment(Expression.Increment increment, Frame frame) {
        var before = value(increment.target(), frame);
        var after =
                operators.apply(
                        before,
                        increment.operator().equals("++") ? "+" : "-",
                        1,
                        increment.position());
        places.store(increment.target(), after, frame);
        return increment.prefix() ? after : before;
    }

    private @Nullable Object binary(Expression.Binary binary, Frame frame) {
        var at = binary.position();
        return switch (binary.operator()) {
            case "&&" ->
                    Values.truth(value(binary.left(), frame))
                            && Values.truth(value(binary.right(), frame));
            case "||" ->
                    Values.truth(value(binary.left(), frame))
                            || Values.truth(value(binary.right(), frame));
            case "as" -> {
                var value = value(binary.left(), frame);
                var cast = Types.cast(value, typeName(binary.right(), frame), at);
                if (cast != value) {
                    budget.take(Sizes.of(cast), at);
                }
                yield cast;
            }
            case "instanceof" ->
                    Types.isA(value(binary.left(), frame), typeName(binary.right(), frame));
            default ->
                    operators.apply(
                            value(binary.left(), frame),
                            binary.operator(),
                            value(binary.right(), frame),
                            at);
        };
    }

    private String typeName(Expression type, Frame frame) {
        return type instanceof Expression.Constant(String name, _)
                ? name
                : Values.text(value(type, frame));
    }

    private @Nullable Object assign(Expression.Assign assign, Frame frame) {
        var at = assign.position();
        var value = value(assign.value(), frame);
        if (assign.targets().size() > 1) {
            var index = 0;
            for (var target : assign.targets()) {
                places.store(target, places.indexed(value, index++, at), frame);
            }
            return value;
        }
        var target = assign.targets().getFirst();
        var operator = assign.operator();
        var result = value;
        if (!operator.equals("=")) {
            var before = value(target, frame);
            var plain = operator.substring(0, operator.length() - 1);
            result =
                    plain.equals("?")
                            ? Values.truth(before) ? before : value
                            : operators.apply(before, plain, value, at);
        }
        places.store(target, result, frame);
        return result;
    }

    private @Nullable Object choice(Expression.Choice choice, Frame frame) {
        var condition = value(choice.condition(), frame);
        if (Values.truth(condition)) {
            return choice.then() == null ? condition : value(choice.then(), frame);
        }
        return value(choice.otherwise(), frame);
    }

    private List<@Nullable Object> list(List<Expression> items, Frame frame, Position at) {
        List<@Nullable Object> list = new ArrayList<>();
        for (var item : items) {
            var value = value(item, frame);
            if (item instanceof Expression.Spread
                    && value instanceof java.util.Collection<?> many) {
                list.addAll(many);
            } else {
                list.add(value);
            }
        }
        budget.take(80 + 8L * list.size(), at);
        return list;
    }

    private Map<@Nullable Object, @Nullable Object> map(Expression.MapOf literal, Frame frame) {
        Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>();
        for (var entry : literal.entries()) {
            if (entry.key() instanceof Expression.Spread) {
                if (value(entry.value(), frame) instanceof Map<?, ?> more) {
                    map.putAll(more);
                }
            } else {
                map.put(Values.key(value(entry.key(), frame)), value(entry.value(), frame));
            }
        }
        budget.take(128 + 48L * map.size(), literal.position());
        return map;
    }

    /// Calls a closure or method of the script.
    @Nullable Object call(Function called, List<@Nullable Object> arguments, Position at) {
        budget.tick(at);
        budget.enter(at);
        try {
            List<@Nullable Object> all = new ArrayList<>(called.curried());
            all.addAll(arguments);
            var function = called.fitting(all);
            var frame = new Frame(function.around(), function.delegate());
            new Binding(this, function, at).bind(all, frame);
            return block(function.code().body(), frame).value();
        } finally {
            budget.leave();
        }
    }

    @Nullable Object call(
            @Nullable Object self, String name, List<@Nullable Object> arguments, Position at) {
        return calls.call(self, name, arguments, at);
    }

    void put(@Nullable Object target, @Nullable Object name, @Nullable Object value, Position at) {
        places.put(target, name, value, at);
    }

    @Nullable Object indexed(@Nullable Object target, @Nullable Object index, Position at) {
        return places.indexed(target, index, at);
    }

    @Nullable Object propertyOf(@Nullable Object target, String name, Position at) {
        return places.of(target, name, at);
    }

    Operators operators() {
        return operators;
    }

    Interpreter interpreter() {
        return interpreter;
    }
}
