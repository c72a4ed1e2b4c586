package dev.slipway.core.pipeline.script;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What values mean: null, Boolean, Integer, Long, BigDecimal, String, List, Map, and our own
/// Function, Match and Failure. Groovy's rules.
final class Values {
    private static final int DEEPEST = 50;

    private Values() {}

    /// A failure that a script caught or made.
    record Failure(String type, @Nullable String message) {
        @Override
        public String toString() {
            return message == null ? type : type + ": " + message;
        }
    }

    static boolean truth(@Nullable Object value) {
        return switch (value) {
            case null -> false;
            case Boolean it -> it;
            case String it -> !it.isEmpty();
            case List<?> it -> !it.isEmpty();
            case Map<?, ?> it -> !it.isEmpty();
            case Integer it -> it != 0;
            case Long it -> it != 0;
            case BigDecimal it -> it.signum() != 0;
            case Match it -> it.find();
            default -> true;
        };
    }

    static String text(@Nullable Object value) {
        return text(value, 0);
    }

    private static String text(@Nullable Object value, int depth) {
        if (depth > DEEPEST) {
            return "…";
        }
        return switch (value) {
            case null -> "null";
            case BigDecimal it -> it.toPlainString();
            case List<?> it ->
                    it.stream()
                            .map(item -> text(item, depth + 1))
                            .collect(Collectors.joining(", ", "[", "]"));
            case Map<?, ?> it ->
                    it.isEmpty()
                            ? "[:]"
                            : it.entrySet().stream()
                                    .map(entry ->
                                            text(entry.getKey(), depth + 1)
                                                    + ":"
                                                    + text(entry.getValue(), depth + 1))
                                    .collect(Collectors.joining(", ", "[", "]"));
            default -> String.valueOf(value);
        };
    }

    static boolean equal(@Nullable Object left, @Nullable Object right) {
        if (left instanceof Number a && right instanceof Number b) {
            return decimal(a).compareTo(decimal(b)) == 0;
        }
        if (left instanceof List<?> a && right instanceof List<?> b) {
            if (a.size() != b.size()) {
                return false;
            }
            for (var i = 0; i < a.size(); i++) {
                if (!equal(a.get(i), b.get(i))) {
                    return false;
                }
            }
            return true;
        }
        return Objects.equals(left, right);
    }

    /// Negative, zero or positive; null for what has no order.
    static @Nullable Integer compare(@Nullable Object left, @Nullable Object right) {
        return switch (left) {
            case null -> right == null ? 0 : -1;
            case Object _ when right == null -> 1;
            case Number a when right instanceof Number b -> decimal(a).compareTo(decimal(b));
            case String a when right instanceof String b -> a.compareTo(b);
            case Boolean a when right instanceof Boolean b -> a.compareTo(b);
            default -> null;
        };
    }

    static BigDecimal decimal(Number number) {
        return switch (number) {
            case BigDecimal it -> it;
            case BigInteger it -> new BigDecimal(it);
            case Integer it -> BigDecimal.valueOf(it);
            case Long it -> BigDecimal.valueOf(it);
            default -> new BigDecimal(number.toString());
        };
    }

    /// A whole result as the smallest of Integer and Long that holds it.
    static Number whole(long value) {
        if (value == (int) value) {
            return (int) value;
        }
        return value;
    }

    /// Only our own types: a constant's float becomes a decimal, a big integer a decimal too.
    static @Nullable Object own(@Nullable Object value) {
        return switch (value) {
            case Double it when Double.isFinite(it) -> BigDecimal.valueOf(it);
            case Float it when Float.isFinite(it) -> new BigDecimal(it.toString());
            case BigInteger it -> new BigDecimal(it);
            case null -> null;
            default -> value;
        };
    }

    static String typeOf(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case String _ -> "a text";
            case Number _ -> "a number";
            case Boolean _ -> "true or false";
            case List<?> _ -> "a list";
            case Map<?, ?> _ -> "a map";
            case Function _ -> "a closure";
            case Match _ -> "a match";
            case Failure _ -> "an error";
            default -> "this value";
        };
    }
}
