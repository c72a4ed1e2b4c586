package dev.slipway.core.pipeline.jenkinsfile;

import dev.slipway.core.pipeline.Expression;
import dev.slipway.core.pipeline.Invocation;
import dev.slipway.core.pipeline.Statement;
import dev.slipway.core.pipeline.When;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Reads `when { … }` and its conditions.
final class WhenReader {
    private static final Map<String, Signature> CHECKS =
            Map.ofEntries(
                    Map.entry("branch", Signature.of("pattern! comparator")),
                    Map.entry("environment", Signature.of("name! value! ignoreCase:flag")),
                    Map.entry("equals", Signature.of("expected!:any actual!:any")),
                    Map.entry("tag", Signature.of("pattern! comparator")),
                    Map.entry("buildingTag", Signature.of("")),
                    Map.entry("changelog", Signature.of("pattern!")),
                    Map.entry("changeset", Signature.of("pattern! caseSensitive:flag comparator")),
                    Map.entry(
                            "changeRequest",
                            Signature.of(
                                    "author authorDisplayName authorEmail branch comparator fork id"
                                            + " target title url")),
                    Map.entry("triggeredBy", Signature.of("cause! detail:any")),
                    Map.entry("isRestartedRun", Signature.of("")));
    private static final Set<String> NESTED = Set.of("not", "allOf", "anyOf");

    private final Blocks blocks;
    private final Findings findings;

    WhenReader(Blocks blocks) {
        this.blocks = blocks;
        this.findings = blocks.findings();
    }

    static Set<String> names() {
        var names = new LinkedHashSet<>(CHECKS.keySet());
        names.addAll(NESTED);
        names.add("expression");
        return names;
    }

    Optional<When> read(Call section) {
        var block = blocks.blockOf(section);
        if (block.isEmpty()) {
            return Optional.empty();
        }
        var flags = new LinkedHashSet<String>();
        var conditions = new ArrayList<When.Condition>();
        var seen = 0;
        for (var statement : block.get().body()) {
            var call = blocks.call(statement, "a condition").orElse(null);
            if (call != null && call.name().startsWith("before")) {
                if (blocks.flag(call)) {
                    flags.add(call.name());
                }
                if (!Set.of("beforeAgent", "beforeInput", "beforeOptions").contains(call.name())) {
                    blocks.unknown(call.namePosition(), "condition", call.name(), names());
                }
            } else {
                seen++;
                Optional.ofNullable(call).flatMap(this::condition).ifPresent(conditions::add);
            }
        }
        blocks.refuseEmpty(seen == 0, section, "a condition such as `branch 'main'`");
        return Optional.of(
                new When(
                        flags.contains("beforeAgent"),
                        flags.contains("beforeInput"),
                        flags.contains("beforeOptions"),
                        conditions,
                        section.position()));
    }

    private Optional<When.Condition> condition(Call call) {
        if (call.name().equals("expression")) {
            return blocks.blockOf(call)
                    .map(it -> new When.Condition.Script(it.body(), call.position()));
        }
        if (NESTED.contains(call.name())) {
            return nested(call);
        }
        var signature = CHECKS.get(call.name());
        if (signature == null) {
            blocks.unknown(call.namePosition(), "condition", call.name(), names());
            return Optional.empty();
        }
        if (call.block() != null) {
            findings.error(
                    call.position(),
                    "pipeline.argument",
                    "The condition `" + call.name() + "` takes no block",
                    "Use `allOf`, `anyOf` or `not` around conditions.");
            return Optional.empty();
        }
        signature.check(call.name(), call.arguments(), call.named(), call.position(), blocks);
        if (call.name().equals("changelog")) {
            refuseBadPattern(call);
        }
        return Optional.of(
                new When.Condition.Check(
                        new Invocation(
                                call.name(), call.arguments(), call.named(), call.position())));
    }

    private void refuseBadPattern(Call call) {
        var pattern = call.named().get("pattern");
        if (pattern == null && !call.arguments().isEmpty()) {
            pattern = call.arguments().getFirst();
        }
        if (pattern instanceof Expression.Constant(String text, var at)) {
            try {
                Pattern.compile(text);
            } catch (PatternSyntaxException e) {
                findings.error(
                        at,
                        "pipeline.wrongType",
                        "\"" + text + "\" is not a valid regular expression. " + e.getDescription(),
                        "");
            }
        }
    }

    private Optional<When.Condition> nested(Call call) {
        var block = blocks.blockOf(call);
        if (call.argumentCount() > 0) {
            findings.error(
                    call.position(),
                    "pipeline.argument",
                    "`" + call.name() + "` takes conditions in a block, no arguments",
                    "");
        }
        if (block.isEmpty()) {
            return Optional.empty();
        }
        var inside = conditions(block.get());
        var count = block.get().body().size();
        if (call.name().equals("not") ? count != 1 : count == 0) {
            findings.error(
                    call.namePosition(),
                    "pipeline.empty",
                    call.name().equals("not")
                            ? "`not` takes exactly one condition, not " + count
                            : "`" + call.name() + "` needs at least one condition",
                    "Several conditions go into `allOf { … }` or `anyOf { … }`.");
            return Optional.empty();
        }
        return inside.isEmpty() ? Optional.empty() : Optional.of(combine(call, inside));
    }

    private List<When.Condition> conditions(Expression.Closure block) {
        var inside = new ArrayList<When.Condition>();
        for (Statement statement : block.body()) {
            blocks.call(statement, "a condition").flatMap(this::condition).ifPresent(inside::add);
        }
        return inside;
    }

    private static When.Condition combine(Call call, List<When.Condition> inside) {
        return switch (call.name()) {
            case "not" -> new When.Condition.Not(inside.getFirst(), call.position());
            case "allOf" -> new When.Condition.AllOf(inside, call.position());
            default -> new When.Condition.AnyOf(inside, call.position());
        };
    }
}
