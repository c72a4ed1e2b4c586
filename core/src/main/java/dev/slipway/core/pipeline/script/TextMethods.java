package dev.slipway.core.pipeline.script;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringTokenizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What scripts may call on texts.
final class TextMethods {
    static final Map<String, Method<String>> ALL =
            Map.ofEntries(
                    Method.of("trim", (it, _) -> it.trim()),
                    Method.of("strip", (it, _) -> it.strip()),
                    Method.of("length", (it, _) -> it.length()),
                    Method.of("size", (it, _) -> it.length()),
                    Method.of("isEmpty", (it, _) -> it.isEmpty()),
                    Method.of("isBlank", (it, _) -> it.isBlank()),
                    Method.of("toLowerCase", (it, _) -> it.toLowerCase(Locale.ROOT)),
                    Method.of("toUpperCase", (it, _) -> it.toUpperCase(Locale.ROOT)),
                    Method.of("capitalize", (it, _) -> capitalize(it)),
                    Method.of("reverse", (it, _) -> new StringBuilder(it).reverse().toString()),
                    Method.of("contains", (it, a) -> it.contains(a.text(0))),
                    Method.of("startsWith", (it, a) -> it.startsWith(a.text(0))),
                    Method.of("endsWith", (it, a) -> it.endsWith(a.text(0))),
                    Method.of("equalsIgnoreCase", (it, a) -> it.equalsIgnoreCase(a.text(0))),
                    Method.of(
                            "indexOf",
                            (it, a) -> it.indexOf(a.text(0), a.count() > 1 ? a.number(1) : 0)),
                    Method.of("lastIndexOf", (it, a) -> it.lastIndexOf(a.text(0))),
                    Method.of("substring", TextMethods::substring),
                    Method.of(
                            "take",
                            (it, a) -> it.substring(0, Math.clamp(a.number(0), 0, it.length()))),
                    Method.of(
                            "drop",
                            (it, a) -> it.substring(Math.clamp(a.number(0), 0, it.length()))),
                    Method.of("replace", TextMethods::replace),
                    Method.of("replaceAll", (it, a) -> replaceRegex(it, a, true)),
                    Method.of("replaceFirst", (it, a) -> replaceRegex(it, a, false)),
                    Method.of("matches", (it, a) -> regex(it, a).matches()),
                    Method.of("split", TextMethods::split),
                    Method.of("tokenize", TextMethods::tokenize),
                    Method.of("readLines", (it, a) -> list(it.lines().toList(), a)),
                    Method.of("padLeft", (it, a) -> pad(it, a, true)),
                    Method.of("padRight", (it, a) -> pad(it, a, false)),
                    Method.of("concat", (it, a) -> a.made(it + a.text(0))),
                    Method.of("toBoolean", (it, _) -> toBoolean(it)),
                    Method.of("toInteger", (it, a) -> Types.whole(it, a.at()).intValue()),
                    Method.of("toLong", (it, a) -> Types.whole(it, a.at()).longValue()),
                    Method.of("toBigDecimal", (it, a) -> Types.decimal(it, a.at())),
                    Method.of("isInteger", (it, _) -> it.trim().matches("[+-]?\\d{1,9}")),
                    Method.of("isNumber", (it, _) -> it.trim().matches("[+-]?\\d+(\\.\\d+)?")),
                    Method.of("stripIndent", (it, _) -> it.stripIndent()),
                    Method.of("stripMargin", (it, _) -> stripMargin(it)));

    private TextMethods() {}

    private static String capitalize(String it) {
        return it.isEmpty() ? it : it.substring(0, 1).toUpperCase(Locale.ROOT) + it.substring(1);
    }

    private static String substring(String it, Arguments a) {
        var from = a.number(0);
        var to = a.count() > 1 ? a.number(1) : it.length();
        if (from < 0 || to > it.length() || from > to) {
            throw Types.failure(
                    "StringIndexOutOfBoundsException",
                    "begin %d, end %d, length %d".formatted(from, to, it.length()));
        }
        return it.substring(from, to);
    }

    private static String replace(String it, Arguments a) {
        if (a.get(0) instanceof java.util.Map<?, ?> many) {
            return replaceMany(it, many, a);
        }
        a.take(longestResult(it, a.text(0), a.text(1)));
        return a.made(it.replace(a.text(0), a.text(1)));
    }

    /// What a replacement may come to, counted before it is made.
    private static long longestResult(String it, String old, String with) {
        var times = old.isEmpty() ? it.length() + 1L : it.length() / old.length() + 1L;
        return times * Math.max(0, with.length() - old.length()) > 1 << 20
                ? count(it, old) * Math.max(0, with.length() - old.length())
                : 0;
    }

    private static long count(String it, String part) {
        if (part.isEmpty()) {
            return it.length() + 1L;
        }
        var count = 0L;
        for (var at = it.indexOf(part); at >= 0; at = it.indexOf(part, at + part.length())) {
            count++;
        }
        return count;
    }

    private static String replaceMany(String it, java.util.Map<?, ?> many, Arguments a) {
        var made = it;
        for (var entry : many.entrySet()) {
            var with = Values.text(entry.getValue());
            var old = Values.text(entry.getKey());
            a.take(longestResult(made, old, with));
            made = a.made(made.replace(old, with));
        }
        return made;
    }

    private static Matcher regex(String it, Arguments a) {
        Pattern pattern = Operators.pattern(a.get(0), a.at());
        return pattern.matcher(a.evaluator().budget().watched(it, a.at()));
    }

    private static String replaceRegex(String it, Arguments a, boolean all) {
        var matcher = regex(it, a);
        if (a.get(1) instanceof Function function) {
            return byFunction(matcher, function, a, all);
        }
        try {
            return replaced(matcher, a, all);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new ScriptException("`" + a.method() + "`: " + e.getMessage(), a.at());
        }
    }

    private static String replaced(Matcher matcher, Arguments a, boolean all) {
        var made = new StringBuilder();
        var before = 0;
        while (matcher.find()) {
            matcher.appendReplacement(made, a.text(1));
            a.take(made.length() - before);
            before = made.length();
            if (!all) {
                break;
            }
        }
        return a.made(matcher.appendTail(made).toString());
    }

    private static String byFunction(Matcher matcher, Function function, Arguments a, boolean all) {
        var made = new StringBuilder();
        while (matcher.find()) {
            List<@Nullable Object> groups = new ArrayList<>();
            for (var i = 0; i <= matcher.groupCount(); i++) {
                groups.add(matcher.group(i));
            }
            var with =
                    Values.text(
                            function.arity() > 1
                                    ? a.evaluator().call(function, groups, a.at())
                                    : a.call(
                                            function,
                                            groups.size() > 1 ? groups : groups.getFirst()));
            a.take(with.length());
            matcher.appendReplacement(made, Matcher.quoteReplacement(with));
            if (!all) {
                break;
            }
        }
        return a.made(matcher.appendTail(made).toString());
    }

    private static List<@Nullable Object> list(List<String> texts, Arguments a) {
        List<@Nullable Object> list = new ArrayList<>();
        list.addAll(texts);
        a.take(48L * list.size());
        return a.made(list);
    }

    private static List<@Nullable Object> split(String it, Arguments a) {
        var parts =
                a.count() == 0
                        ? it.trim().split("\\s+")
                        : Operators.pattern(a.get(0), a.at())
                                .split(
                                        a.evaluator().budget().watched(it, a.at()),
                                        a.count() > 1 ? a.number(1) : 0);
        return list(Arrays.asList(parts), a);
    }

    private static List<@Nullable Object> tokenize(String it, Arguments a) {
        var tokens = new StringTokenizer(it, a.count() == 0 ? " \t\n\r\f" : a.text(0));
        List<@Nullable Object> list = new ArrayList<>();
        while (tokens.hasMoreTokens()) {
            a.take(48);
            list.add(tokens.nextToken());
        }
        return a.made(list);
    }

    private static String pad(String it, Arguments a, boolean left) {
        var missing = a.number(0) - it.length();
        if (missing <= 0) {
            return it;
        }
        var with = a.count() > 1 ? a.text(1) : " ";
        a.take(missing);
        var times = with.isEmpty() ? 0 : missing / with.length() + 1;
        var filling = with.repeat(times).substring(0, with.isEmpty() ? 0 : missing);
        return left ? filling + it : it + filling;
    }

    /// Groovy's: true, y and 1 are true.
    private static boolean toBoolean(String it) {
        return switch (it.trim().toLowerCase(Locale.ROOT)) {
            case "true", "y", "1" -> true;
            default -> false;
        };
    }

    private static String stripMargin(String it) {
        return it.lines()
                .map(line -> line.replaceFirst("^\\s*\\|", ""))
                .collect(java.util.stream.Collectors.joining("\n"));
    }
}
