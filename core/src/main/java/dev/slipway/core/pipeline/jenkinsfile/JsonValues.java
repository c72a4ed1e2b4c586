package dev.slipway.core.pipeline.jenkinsfile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.core.pipeline.Expression;
import dev.slipway.core.pipeline.Position;
import dev.slipway.core.pipeline.Statement;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Values and arguments in the shape of Jenkins' pipeline JSON: a literal as it is, everything else
/// as its source text.
final class JsonValues {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final SourceText source;

    JsonValues(SourceText source) {
        this.source = source;
    }

    static ObjectNode object() {
        return NODES.objectNode();
    }

    static ArrayNode array() {
        return NODES.arrayNode();
    }

    static ObjectNode literal(Object value) {
        return object().put("isLiteral", true).set("value", constant(value));
    }

    private static ObjectNode source(String text) {
        return object().put("isLiteral", false).put("value", text);
    }

    private static JsonNode constant(@org.jspecify.annotations.Nullable Object value) {
        return switch (value) {
            case null -> NODES.nullNode();
            case Boolean flag -> NODES.booleanNode(flag);
            case Integer number -> NODES.numberNode(number);
            case Long number -> NODES.numberNode(number);
            case BigInteger number -> NODES.numberNode(number);
            case BigDecimal number -> NODES.numberNode(number.doubleValue());
            default -> NODES.textNode(value.toString());
        };
    }

    /// `{isLiteral, value}`
    ObjectNode raw(Expression expression) {
        return switch (expression) {
            case Expression.Constant(var value, _) ->
                    object().put("isLiteral", true).set("value", constant(value));
            case Expression.Template it -> source(textOf(it));
            case Expression.MapOf it -> source(textOf(it));
            case Expression.Variable(var name, _) when Set.of("any", "none").contains(name) ->
                    literal(name);
            default -> source("${" + textOf(expression) + "}");
        };
    }

    /// The text as written; an operation without the blanks around its operator, as Jenkins has it.
    String textOf(Expression expression) {
        return switch (expression) {
            case Expression.Binary(var left, var operator, var right, _)
                    when !Set.of("as", "..", "..<").contains(operator) ->
                    textOf(left) + operator + textOf(right);
            case Expression.Index(var target, var index, _) -> textOf(target) + "[" + textOf(index);
            default -> slice(expression.position());
        };
    }

    /// The text of a block's inside, from its first to its last statement.
    String textOf(Expression.Closure block) {
        if (block.body().isEmpty()) {
            return slice(block.position());
        }
        var from = block.body().getFirst().position();
        var to = from;
        for (Statement statement : block.body()) {
            var at = statement.position();
            if (at.endLine() > to.endLine()
                    || at.endLine() == to.endLine() && at.endColumn() > to.endColumn()) {
                to = at;
            }
        }
        return slice(new Position(from.line(), from.column(), to.endLine(), to.endColumn()));
    }

    /// Jenkins reads line by line, so a line's end is always the same.
    private String slice(Position position) {
        return source.slice(position).strip().replace("\r\n", "\n").replace('\r', '\n');
    }

    /// The arguments of a step: pairs, one value, or a list of values.
    JsonNode arguments(List<Expression> positional, Map<String, Expression> named) {
        if (positional.isEmpty()) {
            return pairs(named);
        }
        if (positional.size() == 1 && named.isEmpty()) {
            return positional.getFirst() instanceof Expression.MapOf map && !isDescribed(map)
                    ? pairs(map)
                    : raw(positional.getFirst());
        }
        var list = array();
        if (!named.isEmpty()) {
            list.add(source(named(named)));
        }
        positional.forEach(it -> list.add(raw(it)));
        return list;
    }

    private String named(Map<String, Expression> named) {
        return String.join(
                ", ",
                named.entrySet().stream()
                        .map(it -> it.getKey() + ": " + textOf(it.getValue()))
                        .toList());
    }

    /// `[$class: 'Name', …]` is one value.
    static boolean isDescribed(Expression.MapOf map) {
        return map.entries().stream().anyMatch(it -> key(it.key()).equals("$class"));
    }

    static String key(Expression key) {
        return switch (key) {
            case Expression.Constant(String text, _) when !text.isEmpty() -> text;
            case Expression.Variable(var name, _) -> name;
            default -> "error"; // Jenkins' own word for a name it cannot read
        };
    }

    private ArrayNode pairs(Map<String, Expression> named) {
        var pairs = array();
        named.forEach((key, value) -> pairs.add(pair(key, raw(value))));
        return pairs;
    }

    private ArrayNode pairs(Expression.MapOf map) {
        var pairs = array();
        map.entries().forEach(it -> pairs.add(pair(key(it.key()), raw(it.value()))));
        return pairs;
    }

    static ObjectNode pair(String key, JsonNode value) {
        return object().put("key", key).set("value", value);
    }

    /// `name(arguments)` of options, parameters and triggers, whose arguments may be calls too.
    ObjectNode call(String name, List<Expression> positional, Map<String, Expression> named) {
        var arguments = array();
        named.forEach((key, value) -> arguments.add(pair(key, valueOrCall(value))));
        for (var argument : positional) {
            if (argument instanceof Expression.MapOf map) {
                map.entries()
                        .forEach(it -> arguments.add(pair(key(it.key()), valueOrCall(it.value()))));
            } else {
                arguments.add(valueOrCall(argument));
            }
        }
        return object().put("name", name).set("arguments", arguments);
    }

    private JsonNode valueOrCall(Expression value) {
        return value instanceof Expression.Invoke call && call.target() == null
                ? call(call.name(), call.arguments(), call.named())
                : raw(value);
    }
}
