package dev.slipway.core.pipeline.script;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What values mean: null, Boolean, Integer, Long, BigInteger, BigDecimal, String, List, Set, Map,
/// Pattern, and our own Function, Match, Failure, Moment, ScriptObject and HostObject. Groovy's
/// rules. Values may hold themselves, or one another a billion times: every walk is bounded.
final class Values {
    private static final int DEEPEST = 50;
    private static final int LONGEST = 16 << 20;
    private static final int MOST_COMPARED = 1_000_000;

    private Values() {}

    /// A failure that a script caught or made.
    record Failure(String type, @Nullable String message) {
        @Override
        public String toString() {
            return message == null ? type : type + ": " + message;
        }
    }

    /// A walk through a value was longer than any script needs.
    static final class TooLarge extends Stopped {
        TooLarge(String what) {
            super(what);
        }
    }

    static boolean truth(@Nullable Object value) {
        return switch (value) {
            case null -> false;
            case Boolean it -> it;
            case String it -> !it.isEmpty();
            case Collection<?> it -> !it.isEmpty();
            case Map<?, ?> it -> !it.isEmpty();
            case Number it -> decimal(it).signum() != 0;
            case Match it -> it.isFound();
            default -> true;
        };
    }

    static String text(@Nullable Object value) {
        return value instanceof String text ? text : new Writing().text(value);
    }

    /// One value as text, however often it holds others.
    private static final class Writing {
        private final StringBuilder into = new StringBuilder();
        private int parts;

        String text(@Nullable Object value) {
            write(value, 0);
            return into.toString();
        }

        private void write(@Nullable Object value, int depth) {
            if (++parts > MOST_COMPARED || into.length() > LONGEST) {
                throw new TooLarge("a value is too large to be written as text");
            }
            if (depth > DEEPEST) {
                into.append('…');
                return;
            }
            switch (value) {
                case BigDecimal it -> into.append(it.precision() > 500 ? it : it.toPlainString());
                case Collection<?> it -> {
                    var comma = "";
                    into.append('[');
                    for (var item : it) {
                        into.append(comma);
                        write(item, depth + 1);
                        comma = ", ";
                    }
                    into.append(']');
                }
                case Map<?, ?> it -> writeMap(it, depth);
                case null, default -> into.append(value);
            }
        }

        private void writeMap(Map<?, ?> map, int depth) {
            var comma = "";
            into.append(map.isEmpty() ? "[:" : "[");
            for (var entry : map.entrySet()) {
                into.append(comma);
                write(entry.getKey(), depth + 1);
                into.append(':');
                write(entry.getValue(), depth + 1);
                comma = ", ";
            }
            into.append(']');
        }
    }

    static boolean equal(@Nullable Object left, @Nullable Object right) {
        return new Comparison().equal(left, right);
    }

    /// One comparison, however large its sides are.
    private static final class Comparison {
        private int looks;

        boolean equal(@Nullable Object left, @Nullable Object right) {
            if (++looks > MOST_COMPARED) {
                throw new TooLarge("values are too large to be compared");
            }
            if (left == right) {
                return true;
            }
            if (left instanceof Number a && right instanceof Number b) {
                return decimal(a).compareTo(decimal(b)) == 0;
            }
            if (left instanceof List<?> a && right instanceof List<?> b) {
                return equalItems(a, b);
            }
            if (left instanceof Set<?> a && right instanceof Set<?> b) {
                return a.size() == b.size()
                        && a.stream().allMatch(it -> b.stream().anyMatch(x -> equal(it, x)));
            }
            if (left instanceof Map<?, ?> a && right instanceof Map<?, ?> b) {
                return a.size() == b.size()
                        && a.entrySet().stream()
                                .allMatch(it ->
                                        b.containsKey(it.getKey())
                                                && equal(it.getValue(), b.get(it.getKey())));
            }
            return !(left instanceof Collection<?>)
                    && !(left instanceof Map<?, ?>)
                    && Objects.equals(left, right);
        }

        private boolean equalItems(List<?> a, List<?> b) {
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
    }

    /// What may be a key or a member of a set: nothing that holds others, because finding its hash
    /// may take for ever; such become their text.
    static @Nullable Object key(@Nullable Object value) {
        return value instanceof Collection<?> || value instanceof Map<?, ?> ? text(value) : value;
    }

    /// Negative, zero or positive; null for what has no order.
    static @Nullable Integer compare(@Nullable Object left, @Nullable Object right) {
        return switch (left) {
            case null -> right == null ? 0 : -1;
            case Object _ when right == null -> 1;
            case Number a when right instanceof Number b -> decimal(a).compareTo(decimal(b));
            case String a when right instanceof String b -> a.compareTo(b);
            case Boolean a when right instanceof Boolean b -> a.compareTo(b);
            case Moment a when right instanceof Moment b -> a.at().compareTo(b.at());
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

    /// Only our own types: a float becomes a decimal, a huge number is refused.
    static @Nullable Object own(@Nullable Object value) {
        return switch (value) {
            case Double it when Double.isFinite(it) -> BigDecimal.valueOf(it);
            case Float it when Float.isFinite(it) -> new BigDecimal(it.toString());
            case BigDecimal it when it.precision() > 500 || Math.abs(it.scale()) > 500 ->
                    throw new TooLarge("a number has too many digits");
            case BigInteger it when it.bitLength() > 1600 ->
                    throw new TooLarge("a number has too many digits");
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
            case Set<?> _ -> "a set";
            case Map<?, ?> _ -> "a map";
            case Function _ -> "a closure";
            case Match _ -> "a match";
            case Pattern _ -> "a pattern";
            case Failure _ -> "an error";
            case Moment _ -> "a date";
            case ScriptObject it -> "the script `" + it.name() + "`";
            case HostObject it -> it.words();
            default -> "this value";
        };
    }
}
