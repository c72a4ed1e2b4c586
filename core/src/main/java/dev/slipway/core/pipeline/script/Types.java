package dev.slipway.core.pipeline.script;

import dev.slipway.core.pipeline.Position;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The few type names that mean something in a script. None of them is a class of the JVM.
final class Types {
    private static final Set<String> FAILURES =
            Set.of(
                    "Exception",
                    "RuntimeException",
                    "IllegalArgumentException",
                    "IllegalStateException",
                    "Error",
                    "Throwable");

    private Types() {}

    static boolean isFailure(String type) {
        return FAILURES.contains(type);
    }

    static boolean isList(String type) {
        return Set.of("ArrayList", "LinkedList", "List").contains(type);
    }

    static boolean isMap(String type) {
        return Set.of("HashMap", "LinkedHashMap", "TreeMap", "Map").contains(type);
    }

    /// True for names that `new` is allowed with.
    static boolean isMade(String type) {
        var name = type.substring(type.lastIndexOf('.') + 1);
        return isFailure(name) || isList(name) || isMap(name);
    }

    static boolean isA(@Nullable Object value, String type) {
        return switch (type) {
            case "String", "CharSequence", "GString" -> value instanceof String;
            case "Integer", "int" -> value instanceof Integer;
            case "Long", "long" -> value instanceof Long;
            case "Number" -> value instanceof Number;
            case "Boolean", "boolean" -> value instanceof Boolean;
            case "List", "ArrayList", "Collection" -> value instanceof List<?>;
            case "Map", "HashMap", "LinkedHashMap" -> value instanceof Map<?, ?>;
            case "Closure" -> value instanceof Function;
            case "Object" -> value != null;
            default -> value instanceof Values.Failure && isFailure(type);
        };
    }

    static @Nullable Object cast(@Nullable Object value, String type, Position at) {
        return switch (type) {
            case "String" -> value == null ? null : Values.text(value);
            case "boolean", "Boolean" -> Values.truth(value);
            case "Integer", "int", "Long", "long" -> whole(value, at);
            case "List", "ArrayList", "Map", "Object", "Collection", "def" -> value;
            default -> throw new ScriptException("`as " + type + "` is not supported", at);
        };
    }

    private static Number whole(@Nullable Object value, Position at) {
        try {
            return switch (value) {
                case Number number -> Values.whole(number.longValue());
                case String text -> Values.whole(Long.parseLong(text.trim()));
                case null, default ->
                        throw new ScriptException(
                                Values.typeOf(value) + " is not a whole number", at);
            };
        } catch (NumberFormatException e) {
            throw new ScriptException("`" + value + "` is not a whole number", at);
        }
    }
}
