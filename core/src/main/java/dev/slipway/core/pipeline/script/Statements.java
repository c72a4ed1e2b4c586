package dev.slipway.core.pipeline.script;

import dev.slipway.core.pipeline.Position;
import dev.slipway.core.pipeline.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
                frame.declare(name, new Function(code, frame));
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
            var items = value instanceof List<?> list ? list : List.of();
            for (var i = 0; i < declare.names().size(); i++) {
                frame.declare(declare.names().get(i), i < items.size() ? items.get(i) : null);
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
            case List<?> list -> items.addAll(list);
            case Map<?, ?> map -> map.forEach((key, it) -> items.add(entry(key, it)));
            case String text -> text.codePoints().forEach(it -> items.add(Character.toString(it)));
            default ->
                    throw new ScriptException("`for` cannot walk over " + Values.typeOf(value), at);
        }
        evaluator.budget().take(items.size(), at);
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
            matched = matched || matches(subject, evaluator.value(label.label(), frame));
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

    private static boolean matches(@Nullable Object subject, @Nullable Object label) {
        return label instanceof List<?> many
                ? many.stream().anyMatch(it -> Values.equal(it, subject))
                : Values.equal(label, subject);
    }

    private Completion attempt(Statement.Try attempt, Frame frame) {
        Completion end;
        try {
            end = guarded(attempt, frame);
        } catch (Stopped stopped) {
            throw stopped;
        } catch (RuntimeException failure) {
            leaveBy(attempt, frame);
            throw failure;
        }
        var last = block(attempt.atLast(), new Frame(frame));
        return last.isNormal() ? end : last;
    }

    private void leaveBy(Statement.Try attempt, Frame frame) {
        block(attempt.atLast(), new Frame(frame));
    }

    private Completion guarded(Statement.Try attempt, Frame frame) {
        try {
            return block(attempt.body(), new Frame(frame));
        } catch (Stopped stopped) {
            throw stopped;
        } catch (RuntimeException failure) {
            for (var each : attempt.catches()) {
                if (catches(each.type(), failure)) {
                    var inside = new Frame(frame);
                    inside.declare(each.name(), failureOf(failure));
                    return block(each.body(), inside);
                }
            }
            throw failure;
        }
    }

    /// What a script throws is caught by its own type or a general one; what a step or Slipway
    /// throws by any, because Jenkins' own types are not here.
    private static boolean catches(String type, RuntimeException failure) {
        var name = type.substring(type.lastIndexOf('.') + 1);
        return switch (name) {
            case "Exception", "Throwable", "Object" -> true;
            case "RuntimeException" ->
                    !(failure instanceof Thrown thrown)
                            || !thrown.failure().type().equals("Exception");
            default -> !(failure instanceof Thrown thrown) || thrown.failure().type().equals(name);
        };
    }

    private static Values.Failure failureOf(RuntimeException failure) {
        return switch (failure) {
            case Thrown thrown -> thrown.failure();
            default -> new Values.Failure("Exception", failure.getMessage());
        };
    }

    private static Thrown thrown(@Nullable Object value) {
        return new Thrown(
                value instanceof Values.Failure failure
                        ? failure
                        : new Values.Failure("Exception", Values.text(value)));
    }
}
