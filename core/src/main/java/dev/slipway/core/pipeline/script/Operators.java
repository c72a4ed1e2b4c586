package dev.slipway.core.pipeline.script;

import dev.slipway.core.pipeline.Position;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/// The operators that do not decide which of their sides is evaluated.
final class Operators {
    private static final int LONGEST_PATTERN = 20_000;

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
            case "/", "%", "**", ">>", ">>>" -> arithmetic(left, operator, right, at);
            case "&", "|", "^" -> bits(left, operator, right, at);
            case "==" -> Values.equal(left, right);
            case "!=" -> !Values.equal(left, right);
            case "===" -> left == right || isPlain(left) && Values.equal(left, right);
            case "!==" -> !(left == right || isPlain(left) && Values.equal(left, right));
            case "<" -> order(left, operator, right, at) < 0;
            case "<=" -> order(left, operator, right, at) <= 0;
            case ">" -> order(left, operator, right, at) > 0;
            case ">=" -> order(left, operator, right, at) >= 0;
            case "<=>" -> Integer.signum(order(left, operator, right, at));
            case "in" -> isIn(left, right);
            case "!in" -> !isIn(left, right);
            case "=~" -> match(left, right, at);
            case "==~" -> match(left, right, at).matches();
            case "<<" -> append(left, right, at);
            case "..", "..<" -> range(left, right, operator.equals(".."), at);
            default -> throw new ScriptException("`" + operator + "` is not supported", at);
        };
    }

    private static boolean isPlain(@Nullable Object value) {
        return value instanceof String || value instanceof Number || value instanceof Boolean;
    }

    private static ScriptException unfit(
            @Nullable Object left, String operator, @Nullable Object right, Position at) {
        return new ScriptException(
                "`%s` does not work on %s and %s"
                        .formatted(operator, Values.typeOf(left), Values.typeOf(right)),
                at);
    }

    private static int order(
            @Nullable Object left, String operator, @Nullable Object right, Position at) {
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
        if (left instanceof String || right instanceof String && !(left instanceof Collection<?>)) {
            var first = Values.text(left);
            var second = Values.text(right);
            budget.take((long) first.length() + second.length(), at);
            return first + second;
        }
        return switch (left) {
            case Collection<?> list -> joined(list, right, at);
            case Map<?, ?> map when right instanceof Map<?, ?> more -> {
                budget.take(48L * (map.size() + more.size()), at);
                Map<@Nullable Object, @Nullable Object> sum = new LinkedHashMap<>(map);
                sum.putAll(more);
                yield sum;
            }
            case Moment moment when right instanceof Integer days ->
                    new Moment(moment.at().plusDays(days));
            case null, default -> throw unfit(left, "+", right, at);
        };
    }

    private Collection<@Nullable Object> joined(
            Collection<?> list, @Nullable Object right, Position at) {
        budget.take(8L * (list.size() + (right instanceof Collection<?> it ? it.size() : 1)), at);
        Collection<@Nullable Object> sum =
                list instanceof Set<?> ? new LinkedHashSet<>(list) : new ArrayList<>(list);
        if (right instanceof Collection<?> more) {
            sum.addAll(more);
        } else {
            sum.add(right);
        }
        return sum;
    }

    private @Nullable Object minus(@Nullable Object left, @Nullable Object right, Position at) {
        return switch (left) {
            case String text when right instanceof Pattern pattern ->
                    pattern.matcher(budget.watched(text, at)).replaceFirst("");
            case String text -> {
                var gone = Values.text(right);
                var from = text.indexOf(gone);
                yield from < 0
                        ? text
                        : made(text.substring(0, from) + text.substring(from + gone.length()), at);
            }
            case Collection<?> list -> without(list, right, at);
            case Map<?, ?> map when right instanceof Map<?, ?> other -> {
                Map<@Nullable Object, @Nullable Object> rest = new LinkedHashMap<>(map);
                other.forEach((key, value) -> {
                    if (Values.equal(rest.get(key), value)) {
                        rest.remove(key);
                    }
                });
                yield rest;
            }
            case Moment moment when right instanceof Integer days ->
                    new Moment(moment.at().minusDays(days));
            case Moment moment when right instanceof Moment other ->
                    (int) Duration.between(other.at(), moment.at()).toDays();
            case null, default -> arithmetic(left, "-", right, at);
        };
    }

    private Collection<@Nullable Object> without(
            Collection<?> list, @Nullable Object right, Position at) {
        var gone = right instanceof Collection<?> many ? many : Collections.singletonList(right);
        Collection<@Nullable Object> rest =
                list instanceof Set<?> ? new LinkedHashSet<>() : new ArrayList<>();
        for (var item : list) {
            budget.work(gone.size(), at);
            if (gone.stream().noneMatch(it -> Values.equal(it, item))) {
                rest.add(item);
            }
        }
        budget.take(8L * rest.size(), at);
        return rest;
    }

    private @Nullable Object times(@Nullable Object left, @Nullable Object right, Position at) {
        if (left instanceof String text && right instanceof Integer count && count >= 0) {
            budget.take((long) text.length() * count, at);
            return text.repeat(count);
        }
        if (left instanceof List<?> list && right instanceof Integer count && count >= 0) {
            budget.take(8L * list.size() * count, at);
            List<@Nullable Object> many = new ArrayList<>();
            for (var i = 0; i < count; i++) {
                many.addAll(list);
            }
            return many;
        }
        return arithmetic(left, "*", right, at);
    }

    private static Number arithmetic(
            @Nullable Object left, String operator, @Nullable Object right, Position at) {
        if (left instanceof Number a && right instanceof Number b) {
            return Arithmetic.of(a, operator, b, at);
        }
        throw unfit(left, operator, right, at);
    }

    private static Object bits(
            @Nullable Object left, String operator, @Nullable Object right, Position at) {
        if (left instanceof Boolean a) {
            var b = Values.truth(right);
            return switch (operator) {
                case "&" -> a & b;
                case "|" -> a | b;
                default -> a ^ b;
            };
        }
        return arithmetic(left, operator, right, at);
    }

    private static boolean isIn(@Nullable Object left, @Nullable Object right) {
        return switch (right) {
            case Collection<?> list -> list.stream().anyMatch(it -> Values.equal(it, left));
            case Map<?, ?> map -> map.containsKey(Values.key(left));
            case TypeName type -> Types.isA(left, type.name());
            case null, default -> Values.equal(left, right);
        };
    }

    Match match(@Nullable Object text, @Nullable Object pattern, Position at) {
        budget.take(1024, at);
        var watched = budget.watched(Values.text(text), at);
        return new Match(pattern(pattern, at).matcher(watched));
    }

    static Pattern pattern(@Nullable Object pattern, Position at) {
        if (pattern instanceof Pattern ready) {
            return ready;
        }
        var text = Values.text(pattern);
        if (text.length() > LONGEST_PATTERN) {
            throw new ScriptException("A regular expression this long is not supported", at);
        }
        try {
            return Pattern.compile(text);
        } catch (PatternSyntaxException e) {
            throw Types.failure(
                    "PatternSyntaxException", "not a regular expression: " + e.getDescription());
        }
    }

    private @Nullable Object append(@Nullable Object left, @Nullable Object right, Position at) {
        return switch (left) {
            case List<?> list -> added(list, right, at);
            case Set<?> set -> added(set, right, at);
            case Map<?, ?> map when right instanceof Map<?, ?> more -> {
                budget.take(64L * more.size(), at);
                @SuppressWarnings("unchecked")
                var own = (Map<@Nullable Object, @Nullable Object>) map;
                own.putAll(more);
                yield own;
            }
            case String text -> plus(text, right, at);
            case TextObject text -> {
                var more = Values.text(right);
                budget.take(more.length(), at);
                yield text.call(new StepCall("append", List.of(more), Map.of(), null, at));
            }
            case null, default -> arithmetic(left, "<<", right, at);
        };
    }

    private Object added(Object left, @Nullable Object right, Position at) {
        budget.take(16, at);
        if (left instanceof Set<?>) {
            @SuppressWarnings("unchecked")
            var set = (Set<@Nullable Object>) left;
            set.add(Values.key(right));
            return set;
        }
        @SuppressWarnings("unchecked")
        var list = (List<@Nullable Object>) left;
        list.add(right);
        return list;
    }

    private List<@Nullable Object> range(
            @Nullable Object left, @Nullable Object right, boolean closed, Position at) {
        if (left instanceof String a && right instanceof String b && isLetter(a) && isLetter(b)) {
            List<@Nullable Object> letters = new ArrayList<>();
            range((int) a.charAt(0), (int) b.charAt(0), closed, at)
                    .forEach(it -> letters.add(String.valueOf((char) (int) (Integer) it)));
            return letters;
        }
        if (!(left instanceof Number a) || !(right instanceof Number b)) {
            throw unfit(left, "..", right, at);
        }
        var from = a.intValue();
        var to = b.intValue();
        var step = from <= to ? 1 : -1;
        var count = Math.abs((long) to - from) + (closed ? 1 : 0);
        budget.take(24 * count, at);
        List<@Nullable Object> range = new ArrayList<>((int) count);
        for (var i = 0; i < count; i++) {
            range.add(from + i * step);
        }
        return range;
    }

    private static boolean isLetter(String text) {
        return text.length() == 1;
    }

    String made(String text, Position at) {
        budget.take(text.length(), at);
        return text;
    }
}
