package dev.slipway.core.pipeline.jenkinsfile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.core.pipeline.Expression;
import dev.slipway.core.pipeline.Statement;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A pipeline without mistakes in the shape of Jenkins' own pipeline JSON (its `ast-schema.json`).
/// It is written from the syntax tree, because it keeps what our model has no use for: how an
/// argument was written.
final class JsonPipeline {
    private final JsonValues values;
    private final JsonSteps steps;

    JsonPipeline(SourceText source) {
        this.values = new JsonValues(source);
        this.steps = new JsonSteps(values);
    }

    /// `{"pipeline": {…}}`
    ObjectNode write(Expression.Closure pipeline) {
        var document = JsonValues.object();
        section(document.putObject("pipeline"), pipeline);
        return document;
    }

    private void section(ObjectNode into, Expression.Closure block) {
        for (var call : JsonSteps.calls(block)) {
            var value = section(call);
            if (value != null) {
                into.set(call.name(), value);
            }
        }
    }

    private @Nullable JsonNode section(Call call) {
        var block = call.block();
        if (call.name().equals("agent")) {
            return agent(call);
        }
        if (call.name().equals("failFast")) {
            return values.raw(call.arguments().getFirst()).get("value");
        }
        if (block == null) {
            return null;
        }
        return switch (call.name()) {
            case "stages", "parallel" -> stages(block);
            case "post" -> steps.post(block);
            case "environment" -> environment(block);
            case "tools" -> pairs(block);
            case "options", "parameters", "triggers" -> listed(call.name(), block);
            case "libraries" -> libraries(block);
            case "when" -> steps.when(block);
            case "input" -> input(block);
            case "matrix" -> matrix(block);
            case "axes" -> axes(block);
            case "excludes" -> excludes(block);
            default -> null;
        };
    }

    private ArrayNode stages(Expression.Closure block) {
        var stages = JsonValues.array();
        for (var call : JsonSteps.calls(block)) {
            if (call.block() != null) {
                var stage = stages.addObject();
                section(stage, call.block());
                stage.put("name", JsonValues.key(call.arguments().getFirst()));
                branches(stage, call.block());
            }
        }
        return stages;
    }

    private void branches(ObjectNode stage, Expression.Closure content) {
        for (var call : JsonSteps.calls(content)) {
            if (call.name().equals("steps") && call.block() != null) {
                var branches = stage.putArray("branches");
                var parallel = StageReader.parallelStep(call.block());
                if (parallel.isPresent()) {
                    parallel(stage, branches, parallel.get());
                } else {
                    branches.add(steps.branch("default", call.block()));
                }
            }
        }
    }

    private void parallel(ObjectNode stage, ArrayNode branches, Call parallel) {
        parallel.named()
                .forEach((name, value) -> {
                    if (value instanceof Expression.Closure branch) {
                        branches.add(steps.branch(name, branch));
                    } else {
                        stage.set("failFast", values.raw(value).get("value"));
                    }
                });
    }

    private ObjectNode agent(Call section) {
        var agent = JsonValues.object();
        if (section.block() == null) {
            return agent.put("type", JsonValues.key(section.arguments().getFirst()));
        }
        var type = JsonSteps.calls(section.block()).getFirst();
        if (isAnyLabel(type)) {
            return agent.put("type", "any");
        }
        if (type.block() == null) {
            agent.put("type", type.name());
            return type.arguments().isEmpty()
                    ? agent
                    : agent.set("argument", values.raw(type.arguments().getFirst()));
        }
        agent.put("type", type.name().equals("label") ? "node" : type.name());
        var settings = settings(type.block());
        return settings.isEmpty() ? agent : agent.set("arguments", settings);
    }

    /// `label ''` is `agent any`.
    private static boolean isAnyLabel(Call type) {
        if (!type.name().equals("label") && !type.name().equals("node")) {
            return false;
        }
        if (type.block() == null) {
            return isEmptyText(type);
        }
        var inside = JsonSteps.calls(type.block());
        return inside.size() == 1
                && inside.getFirst().name().equals("label")
                && isEmptyText(inside.getFirst());
    }

    private static boolean isEmptyText(Call call) {
        return call.arguments().size() == 1
                && call.arguments().getFirst() instanceof Expression.Constant(var value, _)
                && "".equals(value);
    }

    private ArrayNode settings(Expression.Closure block) {
        var settings = JsonValues.array();
        for (var call : JsonSteps.calls(block)) {
            if (call.block() != null) {
                settings.add(JsonValues.pair(call.name(), settings(call.block())));
            } else if (!call.arguments().isEmpty()) {
                settings.add(JsonValues.pair(call.name(), values.raw(call.arguments().getFirst())));
            }
        }
        return settings;
    }

    private ArrayNode environment(Expression.Closure block) {
        var entries = JsonValues.array();
        for (var statement : block.body()) {
            if (statement instanceof Statement.Evaluate(Expression.Assign assign, _)) {
                entries.add(
                        JsonValues.pair(
                                JsonValues.key(assign.targets().getFirst()),
                                variable(assign.value())));
            }
        }
        return entries;
    }

    private ObjectNode variable(Expression value) {
        if (value instanceof Expression.Invoke call
                && call.target() == null
                && call.name().equals("credentials")) {
            return values.call(call.name(), call.arguments(), Map.of());
        }
        if (value instanceof Expression.Binary(_, var operator, _, _) && operator.equals("+")) {
            var joined = new StringBuilder();
            var isLiteral = join(value, joined);
            return JsonValues.object().put("isLiteral", isLiteral).put("value", joined.toString());
        }
        return values.raw(value);
    }

    /// Appends the parts of `'a' + "${b}"` without their quotes; true if all are plain texts.
    private boolean join(Expression part, StringBuilder text) {
        if (part instanceof Expression.Binary(var left, _, var right, _)) {
            return join(left, text) & join(right, text);
        }
        var raw = values.raw(part);
        var isLiteral = raw.get("isLiteral").asBoolean();
        var value = raw.get("value").asText();
        text.append(isLiteral ? value : withoutQuotes(value));
        return isLiteral;
    }

    private static String withoutQuotes(String text) {
        var inside = text;
        while (inside.length() > 1
                && (inside.startsWith("\"") && inside.endsWith("\"")
                        || inside.startsWith("'") && inside.endsWith("'"))) {
            inside = inside.substring(1, inside.length() - 1);
        }
        return inside;
    }

    private ArrayNode pairs(Expression.Closure block) {
        var pairs = JsonValues.array();
        JsonSteps.calls(block)
                .forEach(it ->
                        pairs.add(
                                JsonValues.pair(it.name(), values.raw(it.arguments().getFirst()))));
        return pairs;
    }

    private ObjectNode listed(String name, Expression.Closure block) {
        var list = JsonValues.array();
        JsonSteps.calls(block)
                .forEach(it -> list.add(values.call(it.name(), it.arguments(), it.named())));
        return JsonValues.object().set(name, list);
    }

    private ObjectNode libraries(Expression.Closure block) {
        var list = JsonValues.array();
        JsonSteps.calls(block).forEach(it -> list.add(values.raw(it.arguments().getFirst())));
        return JsonValues.object().set("libraries", list);
    }

    private ObjectNode input(Expression.Closure block) {
        var input = JsonValues.object();
        for (var call : JsonSteps.calls(block)) {
            if (call.block() != null) {
                input.set(call.name(), listed(call.name(), call.block()));
            } else {
                input.set(call.name(), values.raw(call.arguments().getFirst()));
            }
        }
        return input;
    }

    private ObjectNode matrix(Expression.Closure block) {
        var matrix = JsonValues.object();
        section(matrix, block);
        return matrix;
    }

    private ArrayNode axes(Expression.Closure block) {
        var axes = JsonValues.array();
        JsonSteps.calls(block).stream()
                .filter(it -> it.block() != null)
                .forEach(it -> axes.add(axis(it.block())));
        return axes;
    }

    private ArrayNode excludes(Expression.Closure block) {
        var excludes = JsonValues.array();
        JsonSteps.calls(block).stream()
                .filter(it -> it.block() != null)
                .forEach(it -> excludes.add(axes(it.block())));
        return excludes;
    }

    private ObjectNode axis(Expression.@Nullable Closure block) {
        var axis = JsonValues.object();
        if (block == null) {
            return axis;
        }
        for (var call : JsonSteps.calls(block)) {
            if (call.name().equals("name")) {
                axis.put("name", JsonValues.key(call.arguments().getFirst()));
            } else {
                var list = JsonValues.array();
                call.arguments().forEach(it -> list.add(values.raw(it)));
                axis.set("values", list);
                if (call.name().equals("notValues")) {
                    axis.put("inverse", true);
                }
            }
        }
        return axis;
    }
}
