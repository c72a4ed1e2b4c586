package dev.slipway.core.pipeline.script;

import dev.slipway.core.pipeline.Position;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.IllegalFormatException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The rarer methods on texts. What is in no table is tried on the text's letters as a list, as
/// Groovy does.
final class MoreTextMethods {
    private static final Pattern WIDE = Pattern.compile("%[-#+ 0,(]*\\d{4,}|\\.\\d{4,}");

    static final Map<String, Method<String>> ALL =
            Map.ofEntries(
                    Method.of("charAt", (it, a) -> a.evaluator().indexed(it, a.get(0), a.at())),
                    Method.of("getAt", (it, a) -> a.evaluator().indexed(it, a.get(0), a.at())),
                    Method.of("plus", (it, a) -> a.made(it + Values.text(a.get(0)))),
                    Method.of("minus", (it, a) -> binary(it, "-", a)),
                    Method.of("multiply", (it, a) -> binary(it, "*", a)),
                    Method.of("uncapitalize", (it, _) -> uncapitalize(it)),
                    Method.of("center", MoreTextMethods::center),
                    Method.of("repeat", (it, a) -> binary(it, "*", a)),
                    Method.of("stripLeading", (it, _) -> it.stripLeading()),
                    Method.of("stripTrailing", (it, _) -> it.stripTrailing()),
                    Method.of("lines", (it, a) -> list(it.lines().toList(), a)),
                    Method.of("denormalize", (it, _) -> it),
                    Method.of("normalize", (it, _) -> it.replace("\r\n", "\n")),
                    Method.of("intern", (it, _) -> it),
                    Method.of("toList", (it, a) -> letters(it, a)),
                    Method.of("toCharArray", (it, a) -> letters(it, a)),
                    Method.of("chars", (it, a) -> letters(it, a)),
                    Method.of("toSet", (it, a) -> Types.set(letters(it, a))),
                    Method.of("compareToIgnoreCase", (it, a) -> it.compareToIgnoreCase(a.text(0))),
                    Method.of(
                            "containsIgnoreCase", (it, a) -> lower(it).contains(lower(a.text(0)))),
                    Method.of(
                            "startsWithIgnoreCase",
                            (it, a) -> lower(it).startsWith(lower(a.text(0)))),
                    Method.of(
                            "endsWithIgnoreCase", (it, a) -> lower(it).endsWith(lower(a.text(0)))),
                    Method.of("hashCode", (it, _) -> it.hashCode()),
                    Method.of("isDouble", (it, _) -> isDecimal(it)),
                    Method.of("isFloat", (it, _) -> isDecimal(it)),
                    Method.of("isBigDecimal", (it, _) -> isDecimal(it)),
                    Method.of("isLong", (it, _) -> it.trim().matches("[+-]?\\d{1,18}")),
                    Method.of("toDouble", (it, a) -> Types.decimal(it, a.at())),
                    Method.of("toFloat", (it, a) -> Types.decimal(it, a.at())),
                    Method.of("toBigInteger", (it, a) -> Types.decimal(it, a.at()).toBigInteger()),
                    Method.of(
                            "takeWhile",
                            (it, a) -> joined(a.on(letters(it, a), "takeWhile", a.get(0)), a)),
                    Method.of(
                            "dropWhile",
                            (it, a) -> joined(a.on(letters(it, a), "dropWhile", a.get(0)), a)),
                    Method.of(
                            "takeRight",
                            (it, a) ->
                                    it.substring(
                                            Math.max(0, it.length() - Math.max(0, a.number(0))))),
                    Method.of(
                            "dropRight",
                            (it, a) ->
                                    it.substring(
                                            0,
                                            Math.max(0, it.length() - Math.max(0, a.number(0))))),
                    Method.of("find", MoreTextMethods::find),
                    Method.of("findAll", MoreTextMethods::findAll),
                    Method.of("eachLine", MoreTextMethods::eachLine),
                    Method.of("splitEachLine", MoreTextMethods::splitEachLine),
                    Method.of("eachMatch", (it, a) -> a.on(matches(it, a), "each", a.get(1))),
                    Method.of("tr", MoreTextMethods::tr),
                    Method.of("format", (it, a) -> format(it, a.values(), a)),
                    Method.of("formatted", (it, a) -> format(it, a.values(), a)),
                    Method.of("getBytes", MoreTextMethods::bytes),
                    Method.of("bytes", MoreTextMethods::bytes),
                    Method.of("md5", (it, _) -> digest("MD5", it)),
                    Method.of("sha256", (it, _) -> digest("SHA-256", it)),
                    Method.of("digest", (it, a) -> digest(a.text(0), it)),
                    Method.of("decodeBase64", (it, a) -> new BytesObject(decoded(it))),
                    Method.of("expand", (it, _) -> it.replace("\t", "        ")));

    private static final Set<String> ON_LETTERS =
            Set.of(
                    "each",
                    "collect",
                    "eachWithIndex",
                    "any",
                    "every",
                    "inject",
                    "groupBy",
                    "unique",
                    "sort",
                    "join");

    private MoreTextMethods() {}

    static Method<String> required(String name, String self, Position at) {
        var method = ALL.get(name);
        if (method == null && ON_LETTERS.contains(name)) {
            return new Method<>(
                    (it, a) -> a.evaluator().call(letters(it, a), name, a.values(), at));
        }
        return MethodCalls.required(method, self, name, at);
    }

    private static @Nullable Object binary(String it, String operator, Arguments a) {
        return a.evaluator().operators().apply(it, operator, a.get(0), a.at());
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static String uncapitalize(String it) {
        return it.isEmpty() ? it : it.substring(0, 1).toLowerCase(Locale.ROOT) + it.substring(1);
    }

    private static BytesObject bytes(String it, Arguments a) {
        a.take(64L + it.length());
        return new BytesObject(it.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isDecimal(String it) {
        return it.trim().matches("[+-]?\\d{1,60}(\\.\\d{1,60})?");
    }

    static List<@Nullable Object> letters(String it, Arguments a) {
        a.take(56L * it.length());
        List<@Nullable Object> letters = new ArrayList<>();
        it.codePoints().forEach(each -> letters.add(Character.toString(each)));
        return letters;
    }

    private static String joined(@Nullable Object letters, Arguments a) {
        return Values.text(a.on(letters, "join"));
    }

    static List<@Nullable Object> list(List<String> texts, Arguments a) {
        List<@Nullable Object> list = new ArrayList<>();
        list.addAll(texts);
        a.take(48L * list.size());
        return a.made(list);
    }

    private static String center(String it, Arguments a) {
        var missing = a.number(0) - it.length();
        if (missing <= 0) {
            return it;
        }
        a.take(missing);
        return " ".repeat(missing / 2) + it + " ".repeat(missing - missing / 2);
    }

    private static Matcher regex(String it, Arguments a) {
        return Operators.pattern(a.get(0), a.at())
                .matcher(a.evaluator().budget().watched(it, a.at()));
    }

    private static List<@Nullable Object> matches(String it, Arguments a) {
        return new Match(regex(it, a)).all();
    }

    /// With a closure: what it makes of the first hit.
    private static @Nullable Object find(String it, Arguments a) {
        if (a.get(0) instanceof Function) {
            return a.on(letters(it, a), "find", a.get(0));
        }
        var hits = matches(it, a);
        if (hits.isEmpty()) {
            return null;
        }
        var hit = hits.getFirst();
        return a.count() > 1
                ? a.call(a.function(1), hit)
                : hit instanceof List<?> groups ? groups.getFirst() : hit;
    }

    private static @Nullable Object findAll(String it, Arguments a) {
        if (a.get(0) instanceof Function) {
            return a.on(letters(it, a), "findAll", a.get(0));
        }
        List<@Nullable Object> found = new ArrayList<>();
        for (var hit : matches(it, a)) {
            found.add(
                    a.count() > 1
                            ? a.call(a.function(1), hit)
                            : hit instanceof List<?> groups ? groups.getFirst() : hit);
        }
        return a.made(found);
    }

    private static @Nullable Object eachLine(String it, Arguments a) {
        var function = a.function(a.count() - 1);
        var number = a.count() > 1 ? a.number(0) : 0;
        @Nullable Object last = null;
        for (var line : it.lines().toList()) {
            last = function.arity() > 1 ? a.call(function, line, number++) : a.call(function, line);
        }
        return last;
    }

    private static @Nullable Object splitEachLine(String it, Arguments a) {
        @Nullable Object last = null;
        var pattern = Operators.pattern(a.get(0), a.at());
        for (var line : it.lines().toList()) {
            var parts = pattern.split(a.evaluator().budget().watched(line, a.at()));
            last = a.call(a.function(1), list(List.of(parts), a));
        }
        return last;
    }

    private static String tr(String it, Arguments a) {
        var from = a.text(0);
        var to = a.text(1);
        var made = new StringBuilder();
        for (var i = 0; i < it.length(); i++) {
            var at = from.indexOf(it.charAt(i));
            made.append(
                    at < 0 || to.isEmpty()
                            ? it.charAt(i)
                            : to.charAt(Math.min(at, to.length() - 1)));
        }
        return a.made(made.toString());
    }

    /// `String.format`: plain values and widths of a few digits only.
    static String format(String pattern, List<@Nullable Object> values, Arguments a) {
        if (WIDE.matcher(pattern).find()) {
            throw new ScriptException("`format`: a width of four digits is not supported", a.at());
        }
        var plain =
                values.stream()
                        .map(it ->
                                switch (it) {
                                    case Integer _, Long _, BigDecimal _, BigInteger _, Boolean _ ->
                                            it;
                                    case Moment moment -> moment.at();
                                    case null -> "null";
                                    default -> Values.text(it);
                                })
                        .toArray();
        try {
            return a.made(String.format(Locale.ROOT, pattern, plain));
        } catch (IllegalFormatException e) {
            throw Types.failure("IllegalFormatException", String.valueOf(e.getMessage()));
        }
    }

    private static String digest(String algorithm, String it) {
        try {
            var digest = MessageDigest.getInstance(algorithm);
            return HexFormat.of().formatHex(digest.digest(it.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw Types.failure("NoSuchAlgorithmException", algorithm);
        }
    }

    private static byte[] decoded(String it) {
        try {
            return Base64.getMimeDecoder().decode(it);
        } catch (IllegalArgumentException e) {
            throw Types.failure("IllegalArgumentException", "not base64");
        }
    }
}
