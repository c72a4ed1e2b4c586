package dev.slipway.core.pipeline.script;

import dev.slipway.core.pipeline.Position;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The few type names that mean something in a script. None of them is a class of the JVM.
final class Types {
    private static final Set<String> KNOWN =
            Set.of(
                    "String",
                    "CharSequence",
                    "GString",
                    "Integer",
                    "int",
                    "Long",
                    "long",
                    "Number",
                    "BigDecimal",
                    "BigInteger",
                    "Double",
                    "double",
                    "Float",
                    "float",
                    "Boolean",
                    "boolean",
                    "List",
                    "ArrayList",
                    "Collection",
                    "Set",
                    "HashSet",
                    "LinkedHashSet",
                    "Map",
                    "HashMap",
                    "LinkedHashMap",
                    "TreeMap",
                    "Closure",
                    "Object",
                    "Date",
                    "Pattern",
                    "Iterable",
                    "Range");

    private Types() {}

    static String simple(String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }

    /// True for names that may stand as a value: `case String`, `x instanceof Map`.
    static boolean isKnown(String type) {
        return KNOWN.contains(type) || isFailure(type);
    }

    static boolean isFailure(String type) {
        return type.endsWith("Exception") || type.endsWith("Error") || type.equals("Throwable");
    }

    static boolean isA(@Nullable Object value, String type) {
        return switch (simple(type)) {
            case "String", "CharSequence", "GString" -> value instanceof String;
            case "Integer", "int" -> value instanceof Integer;
            case "Long", "long" -> value instanceof Long;
            case "Number" -> value instanceof Number;
            case "BigDecimal", "Double", "double", "Float", "float" -> value instanceof BigDecimal;
            case "BigInteger" -> value instanceof BigInteger;
            case "Boolean", "boolean" -> value instanceof Boolean;
            case "List", "ArrayList", "LinkedList", "Range" -> value instanceof List<?>;
            case "Set", "HashSet", "LinkedHashSet" -> value instanceof Set<?>;
            case "Collection", "Iterable" -> value instanceof Collection<?>;
            case "Map", "HashMap", "LinkedHashMap", "TreeMap" -> value instanceof Map<?, ?>;
            case "Closure" -> value instanceof Function;
            case "Pattern" -> value instanceof Pattern;
            case "Date" -> value instanceof Moment;
            case "Object", "def" -> value != null;
            default ->
                    type.endsWith("[]")
                            ? value instanceof List<?>
                            : value instanceof Values.Failure it && isFailure(it, simple(type))
                                    || value instanceof Caught caught
                                            && Caught.by(type, caught.cause());
        };
    }

    private static boolean isFailure(Values.Failure failure, String type) {
        return switch (type) {
            case "Throwable", "Exception" -> true;
            case "RuntimeException" -> !failure.type().equals("Exception");
            default -> simple(failure.type()).equals(type);
        };
    }

    static @Nullable Object cast(@Nullable Object value, String type, Position at) {
        return switch (simple(type)) {
            case "String", "GString", "CharSequence" -> value == null ? null : Values.text(value);
            case "boolean", "Boolean" -> Values.truth(value);
            case "Integer", "int", "short", "Short", "byte" ->
                    value == null ? null : whole(value, at).intValue();
            case "Long", "long" -> value == null ? null : whole(value, at).longValue();
            case "BigDecimal", "double", "Double", "float", "Float", "Number" ->
                    value == null ? null : decimal(value, at);
            case "BigInteger" -> value == null ? null : decimal(value, at).toBigInteger();
            case "Set", "HashSet", "LinkedHashSet" ->
                    value instanceof Collection<?> it ? set(it) : value;
            case "List", "ArrayList", "LinkedList", "String[]", "Object[]", "Collection" ->
                    list(value);
            case "Map", "HashMap", "LinkedHashMap", "TreeMap", "Object", "def" -> value;
            case "Closure", "Date", "Iterable", "Range" -> value;
            default -> {
                if (isFailure(simple(type)) || type.endsWith("[]")) {
                    yield value;
                }
                throw new ScriptException("`as " + type + "` is not supported", at);
            }
        };
    }

    private static @Nullable Object list(@Nullable Object value) {
        return switch (value) {
            case Set<?> it -> new ArrayList<@Nullable Object>(it);
            case String it -> {
                List<@Nullable Object> letters = new ArrayList<>();
                it.codePoints().forEach(each -> letters.add(Character.toString(each)));
                yield letters;
            }
            case null, default -> value;
        };
    }

    static Set<@Nullable Object> set(Collection<?> items) {
        Set<@Nullable Object> set = new LinkedHashSet<>();
        items.forEach(it -> set.add(Values.key(it)));
        return set;
    }

    static Number whole(@Nullable Object value, Position at) {
        return switch (value) {
            case BigDecimal it -> Values.whole(it.setScale(0, RoundingMode.DOWN).longValue());
            case Number it -> it;
            case String text -> {
                try {
                    yield Values.whole(Long.parseLong(text.trim()));
                } catch (NumberFormatException e) {
                    throw failure("NumberFormatException", "For input string: \"" + text + "\"");
                }
            }
            case null, default ->
                    throw new ScriptException(Values.typeOf(value) + " is no whole number", at);
        };
    }

    static BigDecimal decimal(@Nullable Object value, Position at) {
        return switch (value) {
            case Number it -> Values.decimal(it);
            case String text -> {
                var trimmed = text.trim();
                if (trimmed.length() > 60 || !trimmed.matches("[+-]?\\d+(\\.\\d+)?")) {
                    throw failure("NumberFormatException", "\"" + text + "\" is not a number");
                }
                yield new BigDecimal(trimmed);
            }
            case null, default ->
                    throw new ScriptException(Values.typeOf(value) + " is no number", at);
        };
    }

    /// What Groovy itself would throw, so that scripts can catch it by its name.
    static Thrown failure(String type, String message) {
        return new Thrown(new Values.Failure(type, message));
    }

    /// `new LinkedHashMap(other)` and an empty one.
    static Map<@Nullable Object, @Nullable Object> map(@Nullable Object from) {
        Map<@Nullable Object, @Nullable Object> made = new LinkedHashMap<>();
        if (from instanceof Map<?, ?> other) {
            made.putAll(other);
        }
        return made;
    }
}
