package dev.slipway.core.pipeline.script;

import java.math.BigDecimal;
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
                    Method.of("toString", (it, _) -> it),
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
                    Method.of("equals", (it, a) -> it.equals(a.get(0))),
                    Method.of("equalsIgnoreCase", (it, a) -> it.equalsIgnoreCase(a.text(0))),
                    Method.of("indexOf", (it, a) -> it.indexOf(a.text(0))),
                    Method.of("lastIndexOf", (it, a) -> it.lastIndexOf(a.text(0))),
                    Method.of("substring", TextMethods::substring),
                    Method.of(
                            "take", (it, a) -> it.substring(0, Math.min(a.number(0), it.length()))),
                    Method.of("drop", (it, a) -> it.substring(Math.min(a.number(0), it.length()))),
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
                    Method.of("toInteger", (it, a) -> toWhole(it, a)),
                    Method.of("toLong", (it, a) -> toWhole(it, a)),
                    Method.of("toBigDecimal", TextMethods::toDecimal),
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
            throw new ScriptException(
                    "`substring`: %d to %d of %d characters".formatted(from, to, it.length()),
                    a.at());
        }
        return it.substring(from, to);
    }

    private static String replace(String it, Arguments a) {
        return a.made(it.replace(a.text(0), a.text(1)));
    }

    private static Matcher regex(String it, Arguments a) {
        Pattern pattern = Operators.pattern(a.get(0), a.at());
        return pattern.matcher(a.evaluator().budget().watched(it, a.at()));
    }

    private static String replaceRegex(String it, Arguments a, boolean all) {
        var matcher = regex(it, a);
        try {
            return a.made(all ? matcher.replaceAll(a.text(1)) : matcher.replaceFirst(a.text(1)));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new ScriptException("`" + a.method() + "`: " + e.getMessage(), a.at());
        }
    }

    private static List<@Nullable Object> list(List<String> texts, Arguments a) {
        List<@Nullable Object> list = new ArrayList<>();
        list.addAll(texts);
        return a.made(list);
    }

    private static List<@Nullable Object> split(String it, Arguments a) {
        var parts =
                a.count() == 0
                        ? it.trim().split("\\s+")
                        : Operators.pattern(a.text(0), a.at())
                                .split(a.evaluator().budget().watched(it, a.at()));
        return list(Arrays.asList(parts), a);
    }

    private static List<@Nullable Object> tokenize(String it, Arguments a) {
        var tokens = new StringTokenizer(it, a.count() == 0 ? " \t\n\r\f" : a.text(0));
        List<@Nullable Object> list = new ArrayList<>();
        while (tokens.hasMoreTokens()) {
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
        a.evaluator().budget().take((long) missing * Math.max(1, with.length()), a.at());
        var filling = with.repeat(missing).substring(0, missing);
        return left ? filling + it : it + filling;
    }

    /// Groovy's: true, y and 1 are true.
    private static boolean toBoolean(String it) {
        return switch (it.trim().toLowerCase(Locale.ROOT)) {
            case "true", "y", "1" -> true;
            default -> false;
        };
    }

    private static Number toWhole(String it, Arguments a) {
        try {
            return Values.whole(Long.parseLong(it.trim()));
        } catch (NumberFormatException e) {
            throw new ScriptException("`" + it + "` is not a whole number", a.at());
        }
    }

    private static BigDecimal toDecimal(String it, Arguments a) {
        var text = it.trim();
        if (text.length() > 40 || !text.matches("[+-]?\\d+(\\.\\d+)?")) {
            throw new ScriptException("`" + it + "` is not a number", a.at());
        }
        return new BigDecimal(text);
    }

    private static String stripMargin(String it) {
        return it.lines()
                .map(line -> line.replaceFirst("^\\s*\\|", ""))
                .collect(java.util.stream.Collectors.joining("\n"));
    }
}
