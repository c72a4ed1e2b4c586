package dev.slipway.core.pipeline.jenkinsfile;

import dev.slipway.core.pipeline.Expression;
import dev.slipway.core.pipeline.Statement;
import dev.slipway.core.pipeline.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads steps: the inside of `steps`, of a post condition, and of steps around steps.
final class StepReader {
    private static final Map<String, String> BLOCKED =
            Map.of(
                    "stage", "Stages belong into `stages` or `parallel`, not among steps.",
                    "properties", "Use `options`, `parameters` and `triggers` instead.",
                    "parallel", "Use a stage with `parallel { stage(…) … }`.");

    /// Sections by mistake among steps: Jenkins finds out when it runs them.
    private static final Map<String, String> ELSEWHERE =
            Map.of(
                    "pipeline", "`pipeline` is the outermost block.",
                    "steps", "Write the steps themselves here.",
                    "post", "`post` belongs beside `steps`, not into it.",
                    "when", "`when` belongs beside `steps`, not into it.",
                    "environment", "Use `withEnv([…]) { … }` here.");

    private final Blocks blocks;
    private final Findings findings;

    StepReader(Blocks blocks) {
        this.blocks = blocks;
        this.findings = blocks.findings();
    }

    List<Step> read(Expression.Closure block) {
        var steps = new ArrayList<Step>();
        for (var statement : block.body()) {
            read(statement).ifPresent(steps::add);
        }
        return steps;
    }

    private Optional<Step> read(Statement statement) {
        return blocks.call(statement, "a step").flatMap(this::read);
    }

    private Optional<Step> read(Call call) {
        if (call.name().equals("script")) {
            return blocks.blockOf(call).map(it -> new Step.Script(it.body(), call.position()));
        }
        if (isElsewhere(call)) {
            return Optional.empty();
        }
        var step = step(call);
        StepCatalogue.find(step.name())
                .ifPresent(it ->
                        it.signature()
                                .check(
                                        step.name(),
                                        step.arguments(),
                                        step.named(),
                                        step.position(),
                                        blocks));
        return Optional.of(step);
    }

    private boolean isElsewhere(Call call) {
        var blocked = BLOCKED.get(call.name());
        var hint = blocked == null ? ELSEWHERE.get(call.name()) : blocked;
        if (hint != null) {
            findings.error(
                    call.namePosition(),
                    blocked == null ? "unsupported.wrongPlace" : "pipeline.wrongPlace",
                    "`" + call.name() + "` is not allowed here",
                    hint);
        }
        return hint != null;
    }

    private Step.Call step(Call call) {
        var named = new LinkedHashMap<>(call.named());
        var arguments = new ArrayList<>(call.arguments());
        if (arguments.size() == 1
                && named.isEmpty()
                && arguments.getFirst() instanceof Expression.MapOf map
                && !isMetaStep(map)) {
            arguments.clear();
            map.entries().forEach(it -> addNamed(it, named));
        }
        return new Step.Call(
                call.name(),
                arguments,
                named,
                Optional.ofNullable(call.block()).map(this::read),
                call.position());
    }

    /// `[$class: 'Foo', …]` is one value, not a list of arguments.
    private static boolean isMetaStep(Expression.MapOf map) {
        return map.entries().stream()
                .anyMatch(it ->
                        it.key() instanceof Expression.Constant(var key, _)
                                && "$class".equals(key));
    }

    private void addNamed(Expression.MapOf.Entry entry, Map<String, Expression> named) {
        blocks.literal(entry.key(), "The name of an argument")
                .ifPresent(name -> named.put(name, entry.value()));
    }
}
