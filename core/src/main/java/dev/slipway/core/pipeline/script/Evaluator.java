package dev.slipway.core.pipeline.script;

import dev.slipway.core.pipeline.Expression;
import dev.slipway.core.pipeline.Position;
import dev.slipway.core.pipeline.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Walks expressions. For one thread.
final class Evaluator {
    private final Names names;
    private final Calls calls;
    private final Operators operators;
    private final Statements statements;
    private final Budget budget;

    Evaluator(Scope scope, StepCaller steps, Frame globals, Budget budget) {
        this.budget = budget;
        this.operators = new Operators(budget);
        this.names = new Names(scope, globals);
        this.statements = new Statements(this);
        this.calls = new Calls(this, steps);
    }

    Budget budget() {
        return budget;
    }

    Names names() {
        return names;
    }

    @Nullable Object run(List<Statement> body, Frame frame) {
        try {
            return statements.block(body, frame).value();
        } catch (Thrown thrown) {
            throw new ScriptException(thrown.failure().toString(), Position.START);
        }
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
            case Expression.Property it -> property(it, frame);
            case Expression.Index(var target, var index, _) ->
                    indexed(value(target, frame), value(index, frame), at);
            case Expression.Invoke it -> calls.invoke(it, frame);
            case Expression.Construct it -> construct(it, frame);
            case Expression.Unary it -> unary(it, frame);
            case Expression.Increment it -> increment(it, frame);
            case Expression.Binary it -> binary(it, frame);
            case Expression.Assign it -> assign(it, frame);
            case Expression.Choice it -> choice(it, frame);
            case Expression.ListOf(var items, _) -> list(items, frame, at);
            case Expression.MapOf it -> map(it, frame);
            case Expression.Closure it -> new Function(it, frame);
            case Expression.Spread(var operand, _) -> value(operand, frame);
            case Expression.Unknown(var what, _) ->
                    throw new ScriptException("Slipway cannot evaluate " + what, at);
        };
    }

    private String template(List<Expression> parts, Frame frame, Position at) {
        var text = new StringBuilder();
        for (var part : parts) {
            var value = value(part, frame);
            text.append(
                    Values.text(value instanceof Function it ? call(it, List.of(), at) : value));
            budget.take(text.length(), at);
        }
        return text.toString();
    }

    private @Nullable Object property(Expression.Property property, Frame frame) {
        if (property.target() instanceof Expression.Variable(var root, _)
                && names.isRoot(root, frame)) {
            return names.property(root, property.name(), property.position());
        }
        var target = value(property.target(), frame);
        if (property.target() instanceof Expression.Spread && target instanceof List<?> items) {
            List<@Nullable Object> results = new ArrayList<>();
            for (var item : items) {
                results.add(propertyOf(item, property));
            }
            budget.take(results.size(), property.position());
            return results;
        }
        return target == null && property.safe() ? null : propertyOf(target, property);
    }

    private static @Nullable Object propertyOf(
            @Nullable Object target, Expression.Property property) {
        return switch (target) {
            case Map<?, ?> map -> map.get(property.name());
            case Values.Failure failure when property.name().equals("message") -> failure.message();
            case null ->
                    throw new ScriptException(
                            "`" + property.name() + "` of null", property.position());
            default ->
                    throw new ScriptException(
                            "%s has no `%s`".formatted(Values.typeOf(target), property.name()),
                            property.position());
        };
    }

    private @Nullable Object indexed(@Nullable Object target, @Nullable Object index, Position at) {
        return switch (target) {
            case Map<?, ?> map -> map.get(index);
            case List<?> list when index instanceof Integer number -> {
                var place = number < 0 ? number + list.size() : number;
                yield place >= 0 && place < list.size() ? list.get(place) : null;
            }
            case List<?> list when index instanceof List<?> many -> picked(list, many, at);
            case String text when index instanceof Integer number -> character(text, number, at);
            case String text when index instanceof List<?> many ->
                    many.stream()
                            .map(it ->
                                    it instanceof Integer number ? character(text, number, at) : "")
                            .collect(java.util.stream.Collectors.joining());
            case Match match when index instanceof Integer number -> match.hit(number);
            case null, default ->
                    throw new ScriptException(
                            "`[…]` does not work on " + Values.typeOf(target), at);
        };
    }

    private @Nullable Object picked(List<?> list, List<?> many, Position at) {
        List<@Nullable Object> part = new ArrayList<>();
        many.forEach(it -> part.add(indexed(list, it, at)));
        budget.take(part.size(), at);
        return part;
    }

    private static String character(String text, int index, Position at) {
        var place = index < 0 ? index + text.length() : index;
        if (place < 0 || place >= text.length()) {
            throw new ScriptException(
                    "There is no character " + index + " in a text of " + text.length(), at);
        }
        return text.substring(place, place + 1);
    }

    private Object construct(Expression.Construct construct, Frame frame) {
        var type = construct.type().substring(construct.type().lastIndexOf('.') + 1);
        var arguments = construct.arguments().stream().map(it -> value(it, frame)).toArray();
        if (Types.isFailure(type)) {
            return new Values.Failure(
                    type, arguments.length == 0 ? null : Values.text(arguments[0]));
        }
        if (arguments.length == 0 && Types.isList(type)) {
            return new ArrayList<@Nullable Object>();
        }
        if (arguments.length == 0 && Types.isMap(type)) {
            return new LinkedHashMap<@Nullable Object, @Nullable Object>();
        }
        throw new ScriptException(
                "`new " + construct.type() + "` is not supported", construct.position());
    }

    private @Nullable Object unary(Expression.Unary unary, Frame frame) {
        var value = value(unary.operand(), frame);
        return switch (unary.operator()) {
            case "!" -> !Values.truth(value);
            case "-" -> operators.apply(0, "-", value, unary.position());
            case "+" -> value;
            case "~" -> value;
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
        store(increment.target(), after, frame);
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
            case "as" ->
                    Types.cast(value(binary.left(), frame), typeName(binary.right(), frame), at);
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
        var name = Values.text(value(type, frame));
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private @Nullable Object assign(Expression.Assign assign, Frame frame) {
        var at = assign.position();
        var value = value(assign.value(), frame);
        if (assign.targets().size() > 1) {
            var index = 0;
            for (var target : assign.targets()) {
                store(target, indexed(value, index++, at), frame);
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
        store(target, result, frame);
        return result;
    }

    private void store(Expression target, @Nullable Object value, Frame frame) {
        var at = target.position();
        switch (target) {
            case Expression.Variable(var name, _) -> names.set(name, value, frame, at);
            case Expression.Property it
                    when it.target() instanceof Expression.Variable(var root, _)
                            && names.isRoot(root, frame) ->
                    names.setProperty(root, it.name(), value, at);
            case Expression.Property it -> put(value(it.target(), frame), it.name(), value, at);
            case Expression.Index it
                    when it.target() instanceof Expression.Variable(var root, _)
                            && names.isRoot(root, frame) ->
                    names.setProperty(root, Values.text(value(it.index(), frame)), value, at);
            case Expression.Index it ->
                    put(value(it.target(), frame), value(it.index(), frame), value, at);
            default -> throw new ScriptException("Nothing can be assigned to this", at);
        }
    }

    @SuppressWarnings("unchecked")
    private void put(
            @Nullable Object target, @Nullable Object key, @Nullable Object value, Position at) {
        budget.take(1, at);
        if (target instanceof Map<?, ?>) {
            ((Map<@Nullable Object, @Nullable Object>) target).put(key, value);
        } else if (target instanceof List<?>
                && key instanceof Integer index
                && index >= 0
                && index <= ((List<?>) target).size()) {
            var list = (List<@Nullable Object>) target;
            if (index == list.size()) {
                list.add(value);
            } else {
                list.set(index, value);
            }
        } else {
            throw new ScriptException("Nothing can be stored in " + Values.typeOf(target), at);
        }
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
            if (item instanceof Expression.Spread && value instanceof List<?> many) {
                list.addAll(many);
            } else {
                list.add(value);
            }
        }
        budget.take(list.size(), at);
        return list;
    }

    private Map<@Nullable Object, @Nullable Object> map(Expression.MapOf literal, Frame frame) {
        Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>();
        for (var entry : literal.entries()) {
            map.put(value(entry.key(), frame), value(entry.value(), frame));
        }
        budget.take(map.size(), literal.position());
        return map;
    }

    /// Calls a closure or method of the script.
    @Nullable Object call(Function function, List<@Nullable Object> arguments, Position at) {
        budget.tick(at);
        budget.enter(at);
        try {
            var frame = new Frame(function.around());
            bind(function, arguments, frame, at);
            return block(function.code().body(), frame).value();
        } finally {
            budget.leave();
        }
    }

    private void bind(
            Function function, List<@Nullable Object> arguments, Frame frame, Position at) {
        var parameters = function.code().parameters();
        if (function.code().implicit()) {
            frame.declare("it", arguments.isEmpty() ? null : arguments.getFirst());
            return;
        }
        var given = arguments;
        if (parameters.size() > 1
                && arguments.size() == 1
                && arguments.getFirst() instanceof List<?> pair) {
            given = new ArrayList<>(pair);
        }
        for (var i = 0; i < parameters.size(); i++) {
            var parameter = parameters.get(i);
            if (i < given.size()) {
                frame.declare(parameter.name(), given.get(i));
            } else if (parameter.initial() != null) {
                frame.declare(parameter.name(), value(parameter.initial(), frame));
            } else if (given.isEmpty() || i == 0) {
                frame.declare(parameter.name(), null);
            } else {
                throw new ScriptException("A value for `" + parameter.name() + "` is missing", at);
            }
        }
    }
}
