package dev.slipway.core.pipeline.jenkinsfile;

import dev.slipway.core.pipeline.EnvironmentEntry;
import dev.slipway.core.pipeline.Expression;
import dev.slipway.core.pipeline.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads `environment { NAME = value }` under Jenkins' rules for names and values.
final class EnvironmentReader {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final Blocks blocks;
    private final Findings findings;

    EnvironmentReader(Blocks blocks) {
        this.blocks = blocks;
        this.findings = blocks.findings();
    }

    List<EnvironmentEntry> read(Call section) {
        var entries = new ArrayList<EnvironmentEntry>();
        var block = blocks.blockOf(section);
        if (block.isEmpty()) {
            return entries;
        }
        var seen = new HashSet<String>();
        for (var statement : block.get().body()) {
            if (statement
                            instanceof
                            Statement.Evaluate(
                                    Expression.Assign(var targets, var operator, var value, _),
                                    _)
                    && operator.equals("=")
                    && targets.size() == 1) {
                entry(targets.getFirst(), value, seen, entries);
            } else if (statement instanceof Statement.Declare(var names, var value, var at)
                    && names.size() == 1
                    && value != null) {
                // `def NAME = 'x'`: the `def` counts for nothing.
                entry(new Expression.Variable(names.getFirst(), at), value, seen, entries);
            } else {
                findings.error(
                        statement.position(),
                        "pipeline.environment",
                        "`" + blocks.textOf(statement.position()) + "` is no `NAME = value` pair",
                        "Write NAME = 'value'; NAME of letters, digits and `_`.");
            }
        }
        blocks.refuseEmpty(block.get().body().isEmpty(), section, "`NAME = value` pairs");
        return entries;
    }

    private void entry(
            Expression target, Expression value, Set<String> seen, List<EnvironmentEntry> entries) {
        var name = blocks.literal(target, "The name of a variable").orElse("");
        if (name.isEmpty()) {
            return;
        }
        if (!NAME.matcher(name).matches()) {
            findings.error(
                    target.position(),
                    "pipeline.environment",
                    "`" + name + "` cannot be the name of a variable",
                    "Use letters, digits and `_`, and begin with a letter or `_`.");
        } else if (!seen.add(name)) {
            findings.error(
                    target.position(),
                    "pipeline.duplicate",
                    "The variable `" + name + "` is set twice here",
                    "Keep one.");
        } else if (isAllowed(value)) {
            entries.add(new EnvironmentEntry(name, value, target.position()));
        }
    }

    private boolean isAllowed(Expression value) {
        return switch (value) {
            case Expression.Constant _, Expression.Template _ -> true;
            case Expression.Invoke call -> isAllowedCall(call);
            case Expression.Binary(var left, var operator, var right, var at)
                    when !operator.equals("as") ->
                    isJoined(left, operator, right, at);
            default ->
                    refuse(
                            value,
                            "The value of a variable must be in quotes or a function call, not `"
                                    + blocks.textOf(value.position())
                                    + "`",
                            "To use another value, write \"${…}\".");
        };
    }

    private boolean isAllowedCall(Expression.Invoke call) {
        blocks.refuseBareDollar(call);
        if (call.target() == null && call.name().equals("credentials")) {
            for (var argument : call.named().values()) {
                return refuse(argument, "`credentials` takes a text", "Write it in quotes.");
            }
            for (var argument : call.arguments()) {
                if (!(argument instanceof Expression.Constant)
                        && !(argument instanceof Expression.Template)) {
                    return refuse(argument, "`credentials` takes a text", "Write it in quotes.");
                }
            }
        }
        return true;
    }

    private boolean isJoined(
            Expression left,
            String operator,
            Expression right,
            dev.slipway.core.pipeline.Position at) {
        if (!operator.equals("+")) {
            findings.error(
                    at,
                    "pipeline.environment",
                    "Texts in `environment` can only be joined by `+`",
                    "");
            return false;
        }
        return isPart(left) & isText(right);
    }

    /// Only the left side may be joined itself: 'a' + ('b' + 'c') is not Jenkins'.
    private boolean isText(Expression part) {
        return part instanceof Expression.Constant
                || part instanceof Expression.Template
                || refuse(
                        part,
                        "What is joined here must be in quotes, not `"
                                + blocks.textOf(part.position())
                                + "`",
                        "Write \"${…}\" instead.");
    }

    private boolean isPart(Expression part) {
        return switch (part) {
            case Expression.Constant _, Expression.Template _ -> true;
            case Expression.Binary(var left, var operator, var right, var at)
                    when !operator.equals("as") ->
                    isJoined(left, operator, right, at);
            default ->
                    refuse(
                            part,
                            "What is joined here must be in quotes, not `"
                                    + blocks.textOf(part.position())
                                    + "`",
                            "Write \"${…}\" instead.");
        };
    }

    private boolean refuse(Expression value, String message, String hint) {
        findings.error(value.position(), "pipeline.environment", message, hint);
        return false;
    }
}
