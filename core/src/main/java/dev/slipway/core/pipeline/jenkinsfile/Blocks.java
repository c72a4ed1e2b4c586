package dev.slipway.core.pipeline.jenkinsfile;

import dev.slipway.core.pipeline.Expression;
import dev.slipway.core.pipeline.Position;
import dev.slipway.core.pipeline.Statement;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// Reads the calls that a block is made of, and says what else it found there.
final class Blocks {
    private static final int MOST_SHOWN = 60;

    private final Findings findings;
    private final SourceText source;

    Blocks(Findings findings, SourceText source) {
        this.findings = findings;
        this.source = source;
    }

    Findings findings() {
        return findings;
    }

    String textOf(Position position) {
        var text = source.slice(position).strip().lines().findFirst().orElse("");
        return text.length() > MOST_SHOWN ? text.substring(0, MOST_SHOWN) + "…" : text;
    }

    /// The calls in a block; anything else is an error that says that `expected` was expected.
    List<Call> calls(Expression.Closure block, String expected) {
        var calls = new ArrayList<Call>();
        for (var statement : block.body()) {
            var single = call(statement, expected);
            if (single.isPresent()) {
                calls.add(single.get());
            } else if (statement instanceof Statement.Evaluate(Expression.Invoke chain, _)) {
                unroll(chain, calls);
            }
        }
        return calls;
    }

    /// The calls of a chained command that was meant as several: `agent any stages { … }`.
    private static void unroll(Expression.Invoke chain, List<Call> calls) {
        if (chain.target() instanceof Expression.Invoke before) {
            unroll(before, calls);
            calls.add(Call.of(chain));
        } else if (chain.target() == null) {
            calls.add(Call.of(chain));
        }
    }

    /// As `calls`, and each name at most once.
    List<Call> sections(Expression.Closure block, String expected) {
        var calls = calls(block, expected);
        var seen = new HashSet<String>();
        for (var call : calls) {
            if (!seen.add(call.name())) {
                findings.error(
                        call.namePosition(),
                        "pipeline.duplicate",
                        "There is more than one `" + call.name() + "` here",
                        "Keep one, or merge their contents.");
            }
        }
        return calls;
    }

    Optional<Call> call(Statement statement, String expected) {
        if (statement instanceof Statement.Evaluate(Expression.Invoke invoke, _)) {
            if (invoke.target() == null) {
                invoke.arguments().forEach(this::value);
                invoke.named().values().forEach(this::value);
                return Optional.of(Call.of(invoke));
            }
            refuseTarget(invoke);
            return Optional.empty();
        }
        findings.error(
                statement.position(),
                "pipeline.notHere",
                "Expected " + expected + ", found `" + textOf(statement.position()) + "`",
                wordFor(statement));
        return Optional.empty();
    }

    private void refuseTarget(Expression.Invoke invoke) {
        var inner = invoke.target();
        if (inner instanceof Expression.Invoke(var none, var first, _, _, _, _) && none == null) {
            findings.error(
                    invoke.position(),
                    "pipeline.oneLine",
                    "Groovy reads `%s … %s` on one line as one chained command"
                            .formatted(first, invoke.name()),
                    "Begin a new line (or write `;`) before `" + invoke.name() + "`.");
        } else {
            findings.error(
                    invoke.position(),
                    "pipeline.methodCall",
                    "A method of an object cannot be called here: `"
                            + textOf(invoke.position())
                            + "`",
                    "Put it into a `script { … }` block.");
        }
    }

    /// What no argument can be.
    private void value(Expression value) {
        if (value instanceof Expression.Invoke call) {
            refuseBareDollar(call);
        }
        if (value instanceof Expression.Constant(BigInteger number, var at)
                && number.bitLength() > 63) {
            findings.error(at, "pipeline.wrongType", "`" + number + "` is too big a number", "");
        }
    }

    /// `${NAME}` without quotes around it.
    void refuseBareDollar(Expression.Invoke call) {
        if (source.slice(call.position()).startsWith("${")) {
            findings.error(
                    call.position(),
                    "pipeline.quotes",
                    "`" + textOf(call.position()) + "` is no value",
                    "Write it in double quotes: \"" + textOf(call.position()) + "\".");
        }
    }

    private static String wordFor(Statement statement) {
        return switch (statement) {
            case Statement.Declare _,
                    Statement.If _,
                    Statement.ForEach _,
                    Statement.Loop _,
                    Statement.Switch _,
                    Statement.Try _ ->
                    "Groovy statements belong into a `script { … }` block inside `steps`.";
            case Statement.Evaluate(Expression.Assign _, _) ->
                    "Assignments belong into `environment { … }` or a `script { … }` block.";
            default -> "";
        };
    }

    /// A section's block; without one, an error.
    Optional<Expression.Closure> blockOf(Call call) {
        if (call.block() == null) {
            findings.error(
                    call.position(),
                    "pipeline.noBlock",
                    "`" + call.name() + "` needs a block",
                    "Write `" + call.name() + " { … }`.");
        }
        return Optional.ofNullable(call.block());
    }

    void refuseEmpty(boolean empty, Call call, String what) {
        if (empty) {
            findings.error(
                    call.namePosition(),
                    "pipeline.empty",
                    "`" + call.name() + "` is empty: it needs " + what,
                    "Remove it, or fill it.");
        }
    }

    /// A text written down as such, as Jenkins asks for names; a bare word counts as its own name.
    Optional<String> literal(Expression expression, String what) {
        if (expression instanceof Expression.Constant(String text, _)) {
            return Optional.of(text);
        }
        if (expression instanceof Expression.Variable(var name, _)) {
            return Optional.of(name);
        }
        findings.error(
                expression.position(),
                "pipeline.notLiteral",
                what + " must be a plain text, not `" + textOf(expression.position()) + "`",
                "Write it in single quotes.");
        return Optional.empty();
    }

    /// The `true` or `false` that a call such as `failFast true` carries.
    boolean flag(Call call) {
        if (call.arguments().size() == 1
                && call.arguments().getFirst() instanceof Expression.Constant(Boolean value, _)) {
            return value;
        }
        findings.error(
                call.namePosition(),
                "pipeline.wrongType",
                "`" + call.name() + "` takes true or false",
                "Write `" + call.name() + " true`.");
        return false;
    }

    void unknown(Position at, String what, String name, java.util.Collection<String> known) {
        findings.error(
                at,
                "pipeline.unknown",
                "There is no " + what + " `" + name + "`",
                DidYouMean.hint(name, known));
    }
}
