package dev.slipway.core.pipeline.jenkinsfile;

import dev.slipway.core.pipeline.Expression;
import dev.slipway.core.pipeline.Position;
import dev.slipway.core.pipeline.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Warns about secrets in plain text, and about secrets that Groovy puts into a command, where the
/// process list and the log of a failing shell show them.
final class SecretCheck {
    private static final Set<String> SHELLS = Set.of("sh", "bat", "powershell", "pwsh", "echo");
    private static final Set<String> NAMING =
            Set.of(
                    "variable",
                    "passwordVariable",
                    "tokenVariable",
                    "secretKeyVariable",
                    "keyFileVariable",
                    "passphraseVariable",
                    "secretAccessKeyVariable");

    private final Findings findings;
    private final Set<String> secrets = new HashSet<>();

    SecretCheck(Findings findings) {
        this.findings = findings;
    }

    void check(List<Statement> file) {
        file.forEach(this::gather);
        file.forEach(this::look);
    }

    private void gather(Statement statement) {
        Parts.statements(statement).forEach(this::gather);
        Parts.expressions(statement).forEach(this::gather);
    }

    private void gather(Expression expression) {
        if (expression instanceof Expression.Assign(var targets, _, var value, _)
                && value instanceof Expression.Invoke call
                && call.name().equals("credentials")
                && targets.getFirst() instanceof Expression.Variable(var name, _)) {
            secrets.addAll(Set.of(name, name + "_PSW"));
        }
        if (expression instanceof Expression.Invoke call) {
            if (call.name().equals("password")
                    && call.named().get("name") instanceof Expression.Constant(String name, _)) {
                secrets.add(name);
            }
            call.named()
                    .forEach((key, value) -> {
                        if (NAMING.contains(key)
                                && value instanceof Expression.Constant(String name, _)) {
                            secrets.add(name);
                        }
                    });
        }
        Parts.statements(expression).forEach(this::gather);
        Parts.expressions(expression).forEach(this::gather);
    }

    private void look(Statement statement) {
        Parts.statements(statement).forEach(this::look);
        Parts.expressions(statement).forEach(this::look);
    }

    private void look(Expression expression) {
        switch (expression) {
            case Expression.Constant(String text, var at) when PlainSecret.isIn(text) ->
                    warnPlain(at);
            case Expression.Assign(var targets, _, var value, _) -> {
                if (targets.getFirst() instanceof Expression.Variable(var name, _)) {
                    lookAt(name, value);
                }
            }
            case Expression.Invoke call -> {
                call.named().forEach(this::lookAt);
                if (SHELLS.contains(call.name()) && call.target() == null) {
                    call.arguments().forEach(this::lookInto);
                    call.named().values().forEach(this::lookInto);
                }
            }
            default -> {}
        }
        Parts.statements(expression).forEach(this::look);
        Parts.expressions(expression).forEach(this::look);
    }

    private void lookAt(String name, Expression value) {
        if (value instanceof Expression.Constant(String text, var at)
                && PlainSecret.isNamed(name, text)) {
            warnPlain(at);
        }
    }

    private void warnPlain(Position at) {
        findings.warning(
                at,
                "pipeline.plainSecret",
                "This looks like a secret in plain text; everybody who can read the file has it",
                "Keep it with `slipway secret set NAME` and write credentials('NAME').");
    }

    /// The values within a text that a shell is to run.
    private void lookInto(Expression argument) {
        if (!(argument instanceof Expression.Template(var parts, _))) {
            return;
        }
        for (var part : parts) {
            var name =
                    switch (part) {
                        case Expression.Variable(var word, _) -> word;
                        case Expression.Property(Expression.Variable(var of, _), var word, _, _)
                                when of.equals("env") || of.equals("params") ->
                                word;
                        default -> "";
                    };
            if (secrets.contains(name)) {
                findings.warning(
                        part.position(),
                        "pipeline.secretInterpolated",
                        "Groovy puts the secret `" + name + "` into the text itself",
                        "Use single quotes, so that the shell takes $"
                                + name
                                + " from its own"
                                + " environment.");
            }
        }
    }
}
