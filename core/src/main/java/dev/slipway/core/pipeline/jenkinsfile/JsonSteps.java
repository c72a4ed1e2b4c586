package dev.slipway.core.pipeline.jenkinsfile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.core.pipeline.Expression;
import dev.slipway.core.pipeline.Statement;
import java.util.ArrayList;
import java.util.List;

/// Steps and conditions in the shape of Jenkins' pipeline JSON.
final class JsonSteps {
    private final JsonValues values;

    JsonSteps(JsonValues values) {
        this.values = values;
    }

    static List<Call> calls(Expression.Closure block) {
        var calls = new ArrayList<Call>();
        for (var statement : block.body()) {
            if (statement instanceof Statement.Evaluate(Expression.Invoke invoke, _)) {
                calls.add(Call.of(invoke));
            }
        }
        return calls;
    }

    ObjectNode branch(String name, Expression.Closure block) {
        var branch = JsonValues.object().put("name", name);
        branch.set("steps", steps(block));
        return branch;
    }

    private ArrayNode steps(Expression.Closure block) {
        var steps = JsonValues.array();
        calls(block).forEach(it -> steps.add(step(it)));
        return steps;
    }

    private ObjectNode step(Call call) {
        if (call.name().equals("script") && call.block() != null) {
            return code(call.name(), call.block());
        }
        var step = JsonValues.object().put("name", call.name());
        if (call.block() != null) {
            step.set("arguments", values.arguments(call.arguments(), call.named()));
            return step.set("children", steps(call.block()));
        }
        return step.set("arguments", arguments(call));
    }

    /// A single value goes by its name where the step has one required parameter.
    private JsonNode arguments(Call call) {
        var arguments = values.arguments(call.arguments(), call.named());
        var sole =
                StepCatalogue.find(call.name())
                        .filter(it -> !it.signature().takesBlock())
                        .flatMap(it -> it.signature().sole());
        return arguments.isObject() && sole.isPresent()
                ? JsonValues.array().add(JsonValues.pair(sole.get(), arguments))
                : arguments;
    }

    private ObjectNode code(String name, Expression.Closure block) {
        var text = JsonValues.literal(values.textOf(block));
        var code = JsonValues.object().put("name", name);
        return code.set("arguments", JsonValues.array().add(JsonValues.pair("scriptBlock", text)));
    }

    ObjectNode when(Expression.Closure block) {
        var when = JsonValues.object();
        var conditions = when.putArray("conditions");
        for (var call : calls(block)) {
            if (call.name().startsWith("before")
                    && !call.arguments().isEmpty()
                    && call.arguments().getFirst()
                            instanceof Expression.Constant(Boolean flag, _)) {
                when.put(call.name(), flag);
            } else {
                conditions.add(condition(call));
            }
        }
        return when;
    }

    private ObjectNode condition(Call call) {
        if (call.name().equals("expression") && call.block() != null) {
            return code(call.name(), call.block());
        }
        var condition = JsonValues.object().put("name", call.name());
        if (call.block() == null) {
            return condition.set("arguments", values.arguments(call.arguments(), call.named()));
        }
        var children = JsonValues.array();
        calls(call.block()).forEach(it -> children.add(condition(it)));
        return condition.set("children", children);
    }

    ObjectNode post(Expression.Closure block) {
        var post = JsonValues.object();
        var conditions = post.putArray("conditions");
        for (var call : calls(block)) {
            if (call.block() != null) {
                var condition = conditions.addObject().put("condition", call.name());
                condition.set("branch", branch("default", call.block()));
            }
        }
        return post;
    }
}
