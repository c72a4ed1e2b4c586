package dev.slipway.core.pipeline.jenkinsfile;

import dev.slipway.core.pipeline.Expression;
import dev.slipway.core.pipeline.Position;
import dev.slipway.core.pipeline.Statement;
import dev.slipway.core.pipeline.Substitutes;
import dev.slipway.core.pipeline.script.Scripts;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Says what of expressions and scripts the interpreter cannot run, as far as that can be seen
/// without running: constructs, steps, methods and types by their names.
final class ScriptCheck {
    private static final Set<String> PRINTS = Set.of("println", "print");

    private final Findings findings;
    private final Substitutes chosen;
    private final Set<String> own = new HashSet<>();

    ScriptCheck(Findings findings, Substitutes chosen) {
        this.findings = findings;
        this.chosen = chosen;
    }

    /// What stands before `pipeline`: values and methods. Steps cannot run there: there is no
    /// agent.
    void preamble(List<Statement> statements) {
        new Declared(own).statements(statements);
        for (var statement : statements) {
            switch (statement) {
                case Statement.Method _, Statement.Declare _ -> {}
                case Statement.Evaluate(Expression.Assign _, _) -> {}
                default ->
                        refuse(
                                statement.position(),
                                "This is not run before `pipeline { … }`",
                                "Only `def` values and methods may stand here; do it in a stage.");
            }
        }
        body(statements);
    }

    void body(List<Statement> statements) {
        new Declared(own).statements(statements);
        walk(statements);
    }

    void expression(Expression expression) {
        walk(expression);
    }

    private void refuse(Position at, String message, String hint) {
        findings.error(at, "unsupported.script", message, hint);
    }

    private void walk(List<Statement> statements) {
        statements.forEach(this::walk);
    }

    private void walk(Statement statement) {
        if (statement instanceof Statement.Unknown(var what, var at)) {
            refuse(at, "Slipway cannot run " + what, "Do it with `sh`.");
        }
        Parts.statements(statement).forEach(this::walk);
        Parts.expressions(statement).forEach(this::walk);
    }

    private void walk(Expression expression) {
        switch (expression) {
            case Expression.Unknown(var what, var at) ->
                    refuse(at, "Slipway cannot evaluate " + what, "Do it with `sh`.");
            case Expression.Invoke call -> call(call);
            case Expression.Construct it when !Scripts.isMade(it.type()) ->
                    refuse(
                            it.position(),
                            "`new " + it.type() + "` is not supported",
                            "Use texts, numbers, lists and maps, or `sh`.");
            case Expression.Property(Expression.Variable(var root, _), _, _, var at)
                    when !own.contains(root) && looksLikeClass(root) ->
                    refuse(at, "Classes such as `" + root + "` are not there", "Do it with `sh`.");
            default -> {}
        }
        Parts.expressions(expression).forEach(this::walk);
        Parts.statements(expression).forEach(this::walk);
    }

    private void call(Expression.Invoke call) {
        var at = call.position();
        if (call.target() == null) {
            if (!own.contains(call.name()) && !PRINTS.contains(call.name())) {
                stepName(call.name(), at);
                if (call.name().equals("checkout")) {
                    checkout(call.arguments(), call.named(), at);
                }
            }
        } else if (call.target() instanceof Expression.Variable(var type, _)
                && Scripts.isStatic(type, call.name())) {
            return;
        } else if (call.target() instanceof Expression.Variable(var root, _)
                && !own.contains(root)
                && isForeign(root)) {
            refuse(
                    at,
                    "`" + root + "." + call.name() + "(…)` is not supported",
                    root.equals("docker")
                            ? "Use `agent { docker 'image' }`, or `sh 'docker …'`."
                            : "Do it with `sh`.");
        } else if (!Scripts.methodNames().contains(call.name())) {
            refuse(
                    at,
                    "The method `" + call.name() + "` is not supported",
                    DidYouMean.nearest(call.name(), new TreeSet<>(Scripts.methodNames()))
                            .map(it -> "Did you mean `" + it + "`?")
                            .orElse("Do it with `sh`."));
        }
    }

    /// Global objects of plugins, and names that look like classes.
    private static boolean isForeign(String root) {
        return Set.of("docker", "currentBuild", "env", "scm").contains(root)
                || looksLikeClass(root);
    }

    private static boolean looksLikeClass(String root) {
        return Character.isUpperCase(root.charAt(0))
                && root.chars().anyMatch(Character::isLowerCase);
    }

    void stepName(String name, Position at) {
        if (name.equals("script")) {
            return;
        }
        var entry = StepCatalogue.find(name).orElse(null);
        if (chosen.of(name).isPresent() && !StepCatalogue.isRun(name)) {
            findings.warning(
                    at,
                    "pipeline.substitute",
                    "Slipway does not run `" + name + "`",
                    "As you chose, in its place: " + chosen.of(name).get().word());
        } else if (entry == null) {
            findings.error(
                    at,
                    "unsupported.step",
                    "There is no step `" + name + "` here",
                    DidYouMean.nearest(name, new TreeSet<>(StepCatalogue.run()))
                            .map(it -> "Did you mean `" + it + "`?")
                            .orElse("Do it with `sh`, or leave it out."));
        } else if (entry.support() == StepCatalogue.Support.REFUSED) {
            findings.error(
                    at,
                    "unsupported.step",
                    "The step `" + name + "` is not supported",
                    entry.instead());
        } else if (entry.support() == StepCatalogue.Support.IDLE) {
            findings.warning(
                    at, "pipeline.noEffect", "`" + name + "` has no effect here", entry.instead());
        }
    }

    void checkout(List<Expression> arguments, Map<String, Expression> named, Position at) {
        var source = arguments.isEmpty() ? named.get("scm") : arguments.getFirst();
        if (!(source instanceof Expression.Variable(var name, _)) || !name.equals("scm")) {
            findings.error(
                    at,
                    "unsupported.checkout",
                    "Only the project's own sources can be checked out",
                    "Write `checkout scm`; for another repository use sh 'git clone …'.");
        }
    }
}
