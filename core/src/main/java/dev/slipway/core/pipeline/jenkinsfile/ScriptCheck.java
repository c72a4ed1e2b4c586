package dev.slipway.core.pipeline.jenkinsfile;

import dev.slipway.core.pipeline.Expression;
import dev.slipway.core.pipeline.Position;
import dev.slipway.core.pipeline.Statement;
import dev.slipway.core.pipeline.Substitutes;
import dev.slipway.core.pipeline.script.Scripts;
import dev.slipway.core.pipeline.script.Symbols;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Says what of expressions and scripts the interpreter cannot run, as far as that can be seen
/// without running: constructs, steps, methods and types by their names.
final class ScriptCheck {
    private static final Set<String> PRINTS = Set.of("println", "print");

    /// Steps that need an agent, so that they cannot stand before `pipeline`.
    private static final Set<String> IN_AGENT =
            Set.of("sh", "junit", "archiveArtifacts", "stash", "unstash", "checkout", "readFile");

    private static final Set<String> SCRIPTS = Set.of("steps", "script", "this", "owner");
    private static final Set<String> PACKAGES =
            Set.of("java", "javax", "groovy", "hudson", "jenkins", "org", "com", "net", "io");

    /// Methods of `docker`, its images and containers, and of `currentBuild`.
    private static final Set<String> OF_HOSTS =
            Set.of(
                    "image",
                    "build",
                    "withRegistry",
                    "inside",
                    "withRun",
                    "run",
                    "pull",
                    "push",
                    "tag",
                    "imageName",
                    "id",
                    "stop",
                    "port",
                    "getUserRemoteConfigs",
                    "getBranches",
                    "getResult",
                    "getNumber",
                    "getCurrentResult",
                    "getPreviousBuild",
                    "getDisplayName",
                    "getDescription",
                    "setResult",
                    "setDisplayName",
                    "setDescription",
                    "getDuration",
                    "getDurationString",
                    "getId",
                    "getProjectName",
                    "getFullProjectName",
                    "getFullDisplayName",
                    "getAbsoluteUrl",
                    "getStartTimeInMillis",
                    "getTimeInMillis",
                    "getChangeSets",
                    "getBuildCauses");

    private final Findings findings;
    private final Substitutes chosen;
    private final CheckoutCheck checkouts;
    private final StepArguments arguments;
    private final Set<String> own = new HashSet<>();
    private boolean hasLibrary;

    ScriptCheck(Findings findings, Substitutes chosen) {
        this.findings = findings;
        this.chosen = chosen;
        this.checkouts = new CheckoutCheck(findings);
        this.arguments = new StepArguments(findings, chosen);
    }

    /// What stands before `pipeline`: values and methods. Steps cannot run there: there is no
    /// agent.
    void preamble(List<Statement> statements) {
        new Declared(own).statements(statements);
        for (var statement : statements) {
            switch (statement) {
                case Statement.Evaluate(Expression.Invoke call, _)
                        when call.target() == null
                                && IN_AGENT.contains(call.name())
                                && !own.contains(call.name()) ->
                        refuse(
                                statement.position(),
                                "`"
                                        + call.name()
                                        + "` needs an agent; there is none before"
                                        + " `pipeline { … }`",
                                "Do it in a stage.");
                default -> {}
            }
        }
        body(statements);
    }

    /// A whole scripted pipeline with its methods.
    void scripted(List<Statement> statements, boolean library) {
        hasLibrary = library;
        body(statements);
    }

    /// Names that are not known may be of a shared library, which only the run reads.
    void withLibrary() {
        hasLibrary = true;
    }

    void body(List<Statement> statements) {
        hasLibrary = hasLibrary || statements.stream().anyMatch(LibraryCalls::isIn);
        new Declared(own).statements(statements);
        walk(statements);
    }

    void expression(Expression expression) {
        walk(expression);
    }

    private void refuse(Position at, String message, String hint) {
        findings.error(at, "unsupported.script", message, hint);
    }

    /// Agents are Linux containers, so what is only done on Windows is never come to.
    private static List<Statement> reached(Statement statement) {
        if (statement instanceof Statement.If(var condition, var then, var otherwise, _)) {
            if (isUnix(condition)) {
                return then;
            }
            if (condition instanceof Expression.Unary(var operator, var operand, _)
                    && operator.equals("!")
                    && isUnix(operand)) {
                return otherwise;
            }
        }
        return Parts.statements(statement);
    }

    private static boolean isUnix(Expression expression) {
        return expression instanceof Expression.Invoke call
                && call.target() == null
                && call.name().equals("isUnix");
    }

    private void walk(List<Statement> statements) {
        statements.forEach(this::walk);
    }

    private void walk(Statement statement) {
        if (statement instanceof Statement.Unknown(var what, var at)) {
            refuse(at, "Slipway cannot run " + what, "Do it with `sh`.");
        }
        reached(statement).forEach(this::walk);
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
            case Expression.Property property -> property(property);
            default -> {}
        }
        Parts.expressions(expression).stream()
                .filter(part -> !isClassOf(expression, part))
                .forEach(this::walk);
        Parts.statements(expression).forEach(this::walk);
    }

    /// The class before a static method that is there.
    private static boolean isClassOf(Expression expression, Expression part) {
        return expression instanceof Expression.Invoke call
                && part == call.target()
                && Scripts.isStatic(String.valueOf(dotted(part)), call.name());
    }

    /// Classes are not there, but for a few well-known fields of theirs.
    private void property(Expression.Property property) {
        if (property.name().equals("class") || property.name().equals("metaClass")) {
            refuse(property.position(), "`." + property.name() + "` is not supported", "");
            return;
        }
        var dotted = dotted(property);
        if (dotted == null || Scripts.isConstant(dotted)) {
            return;
        }
        var root = dotted.substring(0, dotted.indexOf('.'));
        if (!own.contains(root) && (looksLikeClass(root) || PACKAGES.contains(root))) {
            refuse(
                    property.position(),
                    "Classes such as `" + dotted + "` are not there",
                    "Do it with `sh`.");
        }
    }

    private static @Nullable String dotted(Expression expression) {
        return switch (expression) {
            case Expression.Variable it -> it.name();
            case Expression.Property it when !it.safe() -> {
                var before = dotted(it.target());
                yield before == null ? null : before + "." + it.name();
            }
            default -> null;
        };
    }

    private void call(Expression.Invoke call) {
        var target = call.target();
        if (target == null
                || target instanceof Expression.Variable(var name, _)
                        && SCRIPTS.contains(name)
                        && !own.contains(name)) {
            ownCall(call);
            return;
        }
        var type = dotted(target);
        if (type != null && Scripts.isStatic(type, call.name())) {
            return;
        }
        var root = type == null ? "" : type.split("\\.", 2)[0];
        if (!own.contains(root) && (looksLikeClass(root) || PACKAGES.contains(root))) {
            refuse(
                    call.position(),
                    "`" + type + "." + call.name() + "(…)` is not supported",
                    "Do it with `sh`.");
        } else if (root.equals("docker") && call.name().equals("withServer")) {
            refuse(
                    call.position(),
                    "`docker.withServer` is not supported",
                    "Images are built and run on the engine that Slipway uses.");
        } else if (!isMethod(call.name())) {
            refuse(
                    call.position(),
                    "The method `" + call.name() + "` is not supported",
                    DidYouMean.nearest(call.name(), new TreeSet<>(Scripts.methodNames()))
                            .map(it -> "Did you mean `" + it + "`?")
                            .orElse("Do it with `sh`."));
        }
    }

    /// What is called on a value may be a method of ours, a closure of the file's own, or a step
    /// that is called on a script that was passed on.
    private boolean isMethod(String name) {
        return hasLibrary
                || Scripts.methodNames().contains(name)
                || own.contains(name)
                || OF_HOSTS.contains(name)
                || StepCatalogue.find(name).isPresent();
    }

    private void ownCall(Expression.Invoke call) {
        var name = call.name();
        var at = call.position();
        if (own.contains(name)
                || PRINTS.contains(name)
                || name.equals("call")
                || Symbols.isSymbol(name)
                || hasLibrary && StepCatalogue.find(name).isEmpty()) {
            return;
        }
        stepName(name, at);
        sources(name, call.arguments(), call.named(), at);
    }

    private static boolean looksLikeClass(String root) {
        return !root.isEmpty()
                && Character.isUpperCase(root.charAt(0))
                && root.chars().anyMatch(Character::isLowerCase);
    }

    void stepName(String name, Position at) {
        if (name.equals("script")
                || own.contains(name)
                || (hasLibrary && StepCatalogue.find(name).isEmpty())) {
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

    /// Steps that do not do all that can be asked of them.
    void sources(String step, List<Expression> given, Map<String, Expression> named, Position at) {
        if (step.equals("checkout")) {
            checkouts.checkout(given, named, at);
        } else if (step.equals("git")) {
            checkouts.git(named);
        } else if (!own.contains(step)) {
            arguments.check(step, given, named, at);
        }
    }
}
