package dev.slipway.core.pipeline.script;

import dev.slipway.core.pipeline.Position;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/// The operators that do not decide which of their sides is evaluated.
final class Operators {
    private final Budget budget;

    Operators(Budget budget) {
        this.budget = budget;
    }

    @Nullable Object apply(
            @Nullable Object left, String operator, @Nullable Object right, Position at) {
        return switch (operator) {
            case "+" -> plus(left, right, at);
            case "-" -> minus(left, right, at);
            case "*" -> times(left, right, at);
            case "/", "%", "**" -> arithmetic(left, operator, right, at);
            case "==", "===" -> Values.equal(left, right);
            case "!=", "!==" -> !Values.equal(left, right);
            case "<" -> order(left, operator, right, at) < 0;
            case "<=" -> order(left, operator, right, at) <= 0;
            case ">" -> order(left, operator, right, at) > 0;
            case ">=" -> order(left, operator, right, at) >= 0;
            case "<=>" -> order(left, operator, right, at);
            case "in" -> isIn(left, right);
            case "=~" -> match(left, right, at);
            case "==~" -> match(left, right, at).matches();
            case "<<" -> append(left, right, at);
            case "..", "..<" -> range(left, right, operator.equals(".."), at);
            default -> throw new ScriptException("`" + operator + "` is not supported", at);
        };
    }

    private ScriptException unfit(
            @Nullable Object left, String operator, @Nullable Object right, Position at) {
        return new ScriptException(
                "`%s` does not work on %s and %s"
                        .formatted(operator, Values.typeOf(left), Values.typeOf(right)),
                at);
    }

    private int order(@Nullable Object left, String operator, @Nullable Object right, Position at) {
        var order = Values.compare(left, right);
        if (order == null) {
            throw unfit(left, operator, right, at);
        }
        return order;
    }

    private @Nullable Object plus(@Nullable Object left, @Nullable Object right, Position at) {
        if (left instanceof Number && right instanceof Number) {
            return arithmetic(left, "+", right, at);
        }
        if (left instanceof String || right instanceof String) {
            return made(Values.text(left) + Values.text(right), at);
        }
        if (left instanceof List<?> list) {
            List<@Nullable Object> sum = new ArrayList<>(list);
            if (right instanceof List<?> more) {
                sum.addAll(more);
            } else {
                sum.add(right);
            }
            budget.take(sum.size(), at);
            return sum;
        }
        if (left instanceof Map<?, ?> map && right instanceof Map<?, ?> more) {
            Map<@Nullable Object, @Nullable Object> sum = new LinkedHashMap<>(map);
            sum.putAll(more);
            budget.take(sum.size(), at);
            return sum;
        }
        throw unfit(left, "+", right, at);
    }

    private @Nullable Object minus(@Nullable Object left, @Nullable Object right, Position at) {
        if (left instanceof String text) {
            var gone = Values.text(right);
            var from = text.indexOf(gone);
            return from < 0
                    ? text
                    : made(text.substring(0, from) + text.substring(from + gone.length()), at);
        }
        if (left instanceof List<?> list) {
            var gone =
                    right instanceof List<?> many
                            ? many
                            : java.util.Collections.singletonList(right);
            List<@Nullable Object> rest = new ArrayList<>();
            for (var item : list) {
                if (gone.stream().noneMatch(it -> Values.equal(it, item))) {
                    rest.add(item);
                }
            }
            budget.take(rest.size(), at);
            return rest;
        }
        return arithmetic(left, "-", right, at);
    }

    private @Nullable Object times(@Nullable Object left, @Nullable Object right, Position at) {
        if (left instanceof String text && right instanceof Integer count && count >= 0) {
            budget.take((long) text.length() * count, at);
            return text.repeat(count);
        }
        return arithmetic(left, "*", right, at);
    }

    private Number arithmetic(
            @Nullable Object left, String operator, @Nullable Object right, Position at) {
        if (!(left instanceof Number a) || !(right instanceof Number b)) {
            throw unfit(left, operator, right, at);
        }
        try {
            return isWhole(a) && isWhole(b) && !operator.equals("/")
                    ? whole(a.longValue(), operator, b.longValue(), at)
                    : decimal(Values.decimal(a), operator, Values.decimal(b), at);
        } catch (ArithmeticException e) {
            throw new ScriptException("`" + operator + "`: " + e.getMessage(), at);
        }
    }

    private static boolean isWhole(Number number) {
        return number instanceof Integer || number instanceof Long;
    }

    private static Number whole(long a, String operator, long b, Position at) {
        return Values.whole(
                switch (operator) {
                    case "+" -> Math.addExact(a, b);
                    case "-" -> Math.subtractExact(a, b);
                    case "*" -> Math.multiplyExact(a, b);
                    case "%" -> a % b;
                    case "**" -> power(a, b, at);
                    default -> throw new ScriptException("`" + operator + "` is not supported", at);
                });
    }

    private static long power(long base, long exponent, Position at) {
        if (exponent < 0 || exponent > 64) {
            throw new ScriptException("`**` takes exponents from 0 to 64", at);
        }
        var result = 1L;
        for (var i = 0; i < exponent; i++) {
            result = Math.multiplyExact(result, base);
        }
        return result;
    }

    private static Number decimal(BigDecimal a, String operator, BigDecimal b, Position at) {
        var context = MathContext.DECIMAL64;
        var result =
                switch (operator) {
                    case "+" -> a.add(b, context);
                    case "-" -> a.subtract(b, context);
                    case "*" -> a.multiply(b, context);
                    case "/" -> a.divide(b, context);
                    case "%" -> a.remainder(b, context);
                    default -> throw new ScriptException("`" + operator + "` is not supported", at);
                };
        return result.signum() == 0 ? BigDecimal.ZERO : result.stripTrailingZeros();
    }

    private static boolean isIn(@Nullable Object left, @Nullable Object right) {
        return switch (right) {
            case List<?> list -> list.stream().anyMatch(it -> Values.equal(it, left));
            case Map<?, ?> map -> map.containsKey(left);
            case String text -> left instanceof String part && text.equals(part);
            case null, default -> Values.equal(left, right);
        };
    }

    Match match(@Nullable Object text, @Nullable Object pattern, Position at) {
        return new Match(pattern(pattern, at).matcher(budget.watched(Values.text(text), at)));
    }

    static Pattern pattern(@Nullable Object pattern, Position at) {
        try {
            return Pattern.compile(Values.text(pattern));
        } catch (PatternSyntaxException e) {
            throw new ScriptException("Not a regular expression: " + e.getDescription(), at);
        }
    }

    private @Nullable Object append(@Nullable Object left, @Nullable Object right, Position at) {
        if (left instanceof List<?>) {
            budget.take(1, at);
            @SuppressWarnings("unchecked")
            var list = (List<@Nullable Object>) left;
            list.add(right);
            return list;
        }
        if (left instanceof String text) {
            return made(text + Values.text(right), at);
        }
        throw unfit(left, "<<", right, at);
    }

    private List<@Nullable Object> range(
            @Nullable Object left, @Nullable Object right, boolean closed, Position at) {
        if (!(left instanceof Integer from) || !(right instanceof Integer to)) {
            throw unfit(left, "..", right, at);
        }
        var step = from <= to ? 1 : -1;
        var count = Math.abs((long) to - from) + (closed ? 1 : 0);
        budget.take(count, at);
        List<@Nullable Object> range = new ArrayList<>((int) count);
        for (var i = 0; i < count; i++) {
            range.add(from + i * step);
        }
        return range;
    }

    String made(String text, Position at) {
        budget.take(text.length(), at);
        return text;
    }
}
