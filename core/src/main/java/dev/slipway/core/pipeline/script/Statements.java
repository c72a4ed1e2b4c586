package dev.slipway.core.pipeline.script;

import dev.slipway.core.pipeline.Expression;
import dev.slipway.core.pipeline.Position;
import dev.slipway.core.pipeline.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Walks statements.
final class Statements {
    private final Evaluator evaluator;

    Statements(Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    /// Runs statements until one leaves the block; the value is the last one's.
    Completion block(List<Statement> body, Frame frame) {
        var last = Completion.NOTHING;
        for (var statement : body) {
            last = execute(statement, frame);
            if (!last.isNormal()) {
                return last;
            }
        }
        return last;
    }

    Completion execute(Statement statement, Frame frame) {
        var at = statement.position();
        evaluator.budget().tick(at);
        return switch (statement) {
            case Statement.Evaluate(var expression, _) ->
                    normal(evaluator.value(expression, frame));
            case Statement.Declare it -> declare(it, frame);
            case Statement.Method(var code, var name, _) -> {
                var made = new Function(code, frame);
                var before = frame.get(name) instanceof Function it ? it : null;
                frame.declare(name, before == null ? made : made.besides(before));
                yield Completion.NOTHING;
            }
            case Statement.If(var condition, var then, var otherwise, _) ->
                    block(
                            Values.truth(evaluator.value(condition, frame)) ? then : otherwise,
                            new Frame(frame));
            case Statement.ForEach it -> forEach(it, frame);
            case Statement.Loop it -> loop(it, frame);
            case Statement.Switch it -> choose(it, frame);
            case Statement.Try it -> attempt(it, frame);
            case Statement.Throw(var value, _) -> throw thrown(evaluator.value(value, frame));
            case Statement.Return(var value, _) ->
                    new Completion(
                            Completion.Kind.RETURN,
                            value == null ? null : evaluator.value(value, frame));
            case Statement.Break _ -> new Completion(Completion.Kind.BREAK, null);
            case Statement.Continue _ -> new Completion(Completion.Kind.CONTINUE, null);
            case Statement.Block(var body, _) -> block(body, new Frame(frame));
            case Statement.Unknown(var what, _) ->
                    throw new ScriptException("Slipway cannot run " + what, at);
        };
    }

    private static Completion normal(@Nullable Object value) {
        return new Completion(Completion.Kind.NORMAL, value);
    }

    private Completion declare(Statement.Declare declare, Frame frame) {
        var value = declare.value() == null ? null : evaluator.value(declare.value(), frame);
        if (declare.names().size() == 1) {
            frame.declare(declare.names().getFirst(), value);
        } else {
            for (var i = 0; i < declare.names().size(); i++) {
                frame.declare(
                        declare.names().get(i),
                        value == null ? null : evaluator.indexed(value, i, declare.position()));
            }
        }
        return normal(value);
    }

    private Completion forEach(Statement.ForEach loop, Frame frame) {
        for (var item : items(evaluator.value(loop.items(), frame), loop.position())) {
            var inside = new Frame(frame);
            inside.declare(loop.name(), item);
            var end = block(loop.body(), inside);
            if (end.kind() == Completion.Kind.RETURN) {
                return end;
            }
            if (end.kind() == Completion.Kind.BREAK) {
                break;
            }
        }
        return Completion.NOTHING;
    }

    /// What `for` walks over: a copy, so that the loop's body may change the list.
    private List<@Nullable Object> items(@Nullable Object value, Position at) {
        List<@Nullable Object> items = new ArrayList<>();
        switch (value) {
            case null -> {}
            case java.util.Collection<?> list -> items.addAll(list);
            case Map<?, ?> map -> map.forEach((key, it) -> items.add(entry(key, it)));
            case String text -> text.codePoints().forEach(it -> items.add(Character.toString(it)));
            case Match match -> items.addAll(match.all());
            default -> items.add(value);
        }
        evaluator.budget().take(8L * items.size(), at);
        return items;
    }

    private static Map<String, @Nullable Object> entry(
            @Nullable Object key, @Nullable Object value) {
        Map<String, @Nullable Object> entry = new LinkedHashMap<>();
        entry.put("key", key);
        entry.put("value", value);
        return entry;
    }

    private Completion loop(Statement.Loop loop, Frame frame) {
        var outside = new Frame(frame);
        block(loop.initial(), outside);
        while (loop.condition() == null
                || Values.truth(evaluator.value(loop.condition(), outside))) {
            evaluator.budget().tick(loop.position());
            var end = block(loop.body(), new Frame(outside));
            if (end.kind() == Completion.Kind.RETURN) {
                return end;
            }
            if (end.kind() == Completion.Kind.BREAK) {
                break;
            }
            block(loop.update(), outside);
        }
        return Completion.NOTHING;
    }

    /// As in Groovy a case falls through to the next until `break`.
    private Completion choose(Statement.Switch choice, Frame frame) {
        var subject = evaluator.value(choice.subject(), frame);
        var inside = new Frame(frame);
        var matched = false;
        var last = Completion.NOTHING;
        for (var label : choice.cases()) {
            matched =
                    matched
                            || matches(
                                    subject, evaluator.value(label.label(), frame), label.label());
            if (matched) {
                last = block(label.body(), inside);
                if (!last.isNormal()) {
                    return leaving(last);
                }
            }
        }
        return leaving(block(choice.otherwise(), inside));
    }

    private static Completion leaving(Completion end) {
        return end.kind() == Completion.Kind.BREAK ? Completion.NOTHING : end;
    }

    private boolean matches(@Nullable Object subject, @Nullable Object label, Expression written) {
        return switch (label) {
            case java.util.Collection<?> many ->
                    many.stream().anyMatch(it -> Values.equal(it, subject));
            case Map<?, ?> map -> Values.truth(map.get(Values.key(subject)));
            case Pattern pattern ->
                    evaluator
                            .operators()
                            .match(Values.text(subject), pattern, written.position())
                            .matches();
            case TypeName type -> Types.isA(subject, type.name());
            case Function test ->
                    Values.truth(
                            evaluator.call(
                                    test,
                                    java.util.Collections.singletonList(subject),
                                    written.position()));
            case null, default -> Values.equal(label, subject);
        };
    }

    private Completion attempt(Statement.Try attempt, Frame frame) {
        Completion end;
        try {
            end = guarded(attempt, frame);
        } catch (Budget.Spent | Values.TooLarge spent) {
            throw spent;
        } catch (Stopped stopped) {
            evaluator.afterStop(() -> block(attempt.atLast(), new Frame(frame)));
            throw stopped;
        } catch (RuntimeException failure) {
            var last = block(attempt.atLast(), new Frame(frame));
            if (last.kind() == Completion.Kind.RETURN) {
                return last;
            }
            throw failure;
        }
        var last = block(attempt.atLast(), new Frame(frame));
        return last.isNormal() ? end : last;
    }

    /// A `catch` sees a stop too, as in Jenkins, but cannot hold it back.
    private Completion guarded(Statement.Try attempt, Frame frame) {
        try {
            return block(attempt.body(), new Frame(frame));
        } catch (Budget.Spent | Values.TooLarge spent) {
            throw spent;
        } catch (Stopped stopped) {
            var fitting = fitting(attempt, stopped);
            if (fitting != null) {
                evaluator.afterStop(() -> caught(fitting, stopped, frame));
            }
            throw stopped;
        } catch (RuntimeException failure) {
            var fitting = fitting(attempt, failure);
            if (fitting == null) {
                throw failure;
            }
            return caught(fitting, failure, frame);
        }
    }

    private static Statement.Try.@Nullable Catch fitting(
            Statement.Try attempt, RuntimeException failure) {
        return attempt.catches().stream()
                .filter(it -> Caught.by(it.type(), failure))
                .findFirst()
                .orElse(null);
    }

    private Completion caught(Statement.Try.Catch clause, RuntimeException failure, Frame frame) {
        var inside = new Frame(frame);
        inside.declare(clause.name(), Caught.value(failure));
        return block(clause.body(), inside);
    }

    private static RuntimeException thrown(@Nullable Object value) {
        return value instanceof Caught caught
                ? caught.cause()
                : new Thrown(
                        value instanceof Values.Failure failure
                                ? failure
                                : new Values.Failure("Exception", Values.text(value)));
    }
}
