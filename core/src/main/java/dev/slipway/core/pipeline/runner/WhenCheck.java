package dev.slipway.core.pipeline.runner;

import dev.slipway.core.pipeline.Expression;
import dev.slipway.core.pipeline.Invocation;
import dev.slipway.core.pipeline.When;
import dev.slipway.core.pipeline.script.Interpreter;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/// Decides whether a stage runs, and if not, why, in words that name the values it looked at.
final class WhenCheck {
    private final StepMachine machine;

    WhenCheck(StepMachine machine) {
        this.machine = machine;
    }

    /// Empty if it runs.
    Optional<String> whyNot(When when) {
        return when.conditions().stream()
                .map(this::whyNot)
                .flatMap(Optional::stream)
                .findFirst()
                .map(why -> "when " + why);
    }

    private Optional<String> whyNot(When.Condition condition) {
        return switch (condition) {
            case When.Condition.Check check -> check(check.test());
            case When.Condition.Script script ->
                    Interpreter.isTrue(machine.script(script.body()))
                            ? Optional.empty()
                            : Optional.of("expression: it is false");
            case When.Condition.Not not ->
                    whyNot(not.condition()).isPresent()
                            ? Optional.empty()
                            : Optional.of("not: " + words(not.condition()) + " holds");
            case When.Condition.AllOf all ->
                    all.conditions().stream()
                            .map(this::whyNot)
                            .flatMap(Optional::stream)
                            .findFirst();
            case When.Condition.AnyOf any -> anyOf(any);
        };
    }

    private Optional<String> anyOf(When.Condition.AnyOf any) {
        String last = "anyOf: there is no condition";
        for (var condition : any.conditions()) {
            var why = whyNot(condition);
            if (why.isEmpty()) {
                return why;
            }
            last = "anyOf: none holds; the last: " + why.get();
        }
        return Optional.of(last);
    }

    private static String words(When.Condition condition) {
        return switch (condition) {
            case When.Condition.Check check -> check.test().name();
            case When.Condition.Script _ -> "expression";
            case When.Condition.Not _ -> "not";
            case When.Condition.AllOf _ -> "allOf";
            case When.Condition.AnyOf _ -> "anyOf";
        };
    }

    private Optional<String> check(Invocation test) {
        return switch (test.name()) {
            case "branch" -> branch(test);
            case "environment" -> environment(test);
            case "equals" -> equal(test);
            case "tag" -> tag(test);
            case "buildingTag" ->
                    env("TAG_NAME").isEmpty()
                            ? Optional.of("buildingTag: no tag is built")
                            : Optional.empty();
            case "changeRequest" -> Optional.of("changeRequest: no change request is built");
            case "isRestartedRun" ->
                    machine.here().run().from() == null
                            ? Optional.of("isRestartedRun: the run began at its start")
                            : Optional.empty();
            case "changeset" -> changeset(test);
            case "changelog" -> changelog(test);
            case "triggeredBy" -> triggeredBy(test);
            default ->
                    throw StepFailure.failure(
                            test.position() + ": when { " + test.name() + " } is not supported");
        };
    }

    private Optional<String> branch(Invocation test) {
        var wanted = argument(test, "pattern");
        var named = machine.here().variables().own().getOrDefault("BRANCH_NAME", "");
        var branch = named.isEmpty() ? machine.here().run().branch() : named;
        return matches(comparator(test), wanted, branch)
                ? Optional.empty()
                : Optional.of("branch '" + wanted + "': the branch is '" + branch + "'");
    }

    private Optional<String> tag(Invocation test) {
        var wanted = argument(test, "pattern");
        var tag = env("TAG_NAME");
        if (tag.isEmpty()) {
            return Optional.of("tag '" + wanted + "': no tag is built");
        }
        return matches(comparator(test), wanted, tag)
                ? Optional.empty()
                : Optional.of("tag '" + wanted + "': the tag is '" + tag + "'");
    }

    private Optional<String> changeset(Invocation test) {
        var wanted = argument(test, "pattern");
        var comparator = comparator(test);
        return machine.here().run().changes().files().stream()
                        .anyMatch(file -> matches(comparator, wanted, file))
                ? Optional.empty()
                : Optional.of("changeset '" + wanted + "': " + compared("no such file changed"));
    }

    private Optional<String> changelog(Invocation test) {
        var wanted = argument(test, "pattern");
        return machine.here().run().changes().commits().stream()
                        .anyMatch(commit -> isIn(wanted, commit.subject()))
                ? Optional.empty()
                : Optional.of("changelog '" + wanted + "': " + compared("no commit says so"));
    }

    private String compared(String words) {
        if (machine.here().run().changes().isKnown()) {
            return words;
        }
        machine.say("when", "Warning, empty changelog. Probably because this is the first build.");
        return "there is no earlier run to compare with";
    }

    private static boolean isIn(String regex, String text) {
        try {
            return Pattern.compile(regex).matcher(text).find();
        } catch (PatternSyntaxException e) {
            throw StepFailure.failure("changelog: " + e.getMessage());
        }
    }

    /// By the names that Jenkins gives to what starts a run, with and without `Cause`.
    private Optional<String> triggeredBy(Invocation test) {
        var wanted = argument(test, "cause").replaceFirst("Cause$", "");
        var trigger = machine.here().run().trigger();
        return trigger.causes().contains(wanted)
                ? Optional.empty()
                : Optional.of("triggeredBy '" + wanted + "': it was started by " + trigger.word());
    }

    private Optional<String> environment(Invocation test) {
        var name = argument(test, "name");
        var wanted = test.argument("value").map(machine::text).orElse("");
        var value = env(name);
        var isEqual =
                test.argument("ignoreCase").map(machine::text).orElse("").equals("true")
                        ? wanted.equalsIgnoreCase(value)
                        : wanted.equals(value);
        return isEqual
                ? Optional.empty()
                : Optional.of("environment " + name + " '" + wanted + "': it is '" + value + "'");
    }

    private Optional<String> equal(Invocation test) {
        var expected = value(test.argument("expected"));
        var actual = value(test.argument("actual"));
        return Objects.equals(expected, actual)
                ? Optional.empty()
                : Optional.of("equals " + expected + ": it is " + actual);
    }

    private @Nullable Object value(Optional<Expression> expression) {
        return expression.isPresent() ? machine.value(expression.get()) : null;
    }

    private String env(String name) {
        return new StepScope(machine).env().getOrDefault(name, "");
    }

    private String argument(Invocation test, String key) {
        return test.argument(key).or(test::first).map(machine::text).orElse("");
    }

    private String comparator(Invocation test) {
        return test.argument("comparator").map(machine::text).orElse("GLOB");
    }

    /// A glob's star does not cross slashes, two do, as in Jenkins.
    static boolean matches(String comparator, String pattern, String value) {
        return switch (comparator) {
            case "EQUALS" -> pattern.equals(value);
            case "REGEXP" -> regex(pattern, value);
            default -> dev.slipway.core.pipeline.agent.FilePatterns.of(pattern).matches(value);
        };
    }

    private static boolean regex(String pattern, String value) {
        try {
            return value.length() < 1000 && Pattern.matches(pattern, value);
        } catch (PatternSyntaxException e) {
            throw StepFailure.failure("\"" + pattern + "\" is no regular expression");
        }
    }
}
