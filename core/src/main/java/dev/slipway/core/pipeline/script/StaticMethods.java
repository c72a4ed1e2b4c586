package dev.slipway.core.pipeline.script;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// `Integer.parseInt` and a few more that look like calls of Java classes, and are none.
final class StaticMethods {
    private static final Map<String, Method<String>> ALL =
            Map.ofEntries(
                    Method.of("Integer.parseInt", (_, a) -> whole(a).intValue()),
                    Method.of("Integer.valueOf", (_, a) -> whole(a).intValue()),
                    Method.of("Integer.toString", (_, a) -> Values.text(a.get(0))),
                    Method.of(
                            "Integer.compare", (_, a) -> Integer.compare(a.number(0), a.number(1))),
                    Method.of("Long.parseLong", (_, a) -> whole(a).longValue()),
                    Method.of("Long.valueOf", (_, a) -> whole(a).longValue()),
                    Method.of("Double.parseDouble", (_, a) -> Types.decimal(a.get(0), a.at())),
                    Method.of("Double.valueOf", (_, a) -> Types.decimal(a.get(0), a.at())),
                    Method.of("Float.parseFloat", (_, a) -> Types.decimal(a.get(0), a.at())),
                    Method.of("Boolean.parseBoolean", (_, a) -> flag(a)),
                    Method.of("Boolean.valueOf", (_, a) -> flag(a)),
                    Method.of("Boolean.toString", (_, a) -> Values.text(a.get(0))),
                    Method.of("String.valueOf", (_, a) -> a.made(Values.text(a.get(0)))),
                    Method.of("String.join", StaticMethods::join),
                    Method.of("String.format", StaticMethods::format),
                    Method.of("Math.max", (_, a) -> extreme(a, 1)),
                    Method.of("Math.min", (_, a) -> extreme(a, -1)),
                    Method.of(
                            "Math.abs",
                            (_, a) -> a.evaluator().call(a.get(0), "abs", List.of(), a.at())),
                    Method.of("Math.round", (_, a) -> rounded(a, RoundingMode.HALF_UP).longValue()),
                    Method.of("Math.floor", (_, a) -> rounded(a, RoundingMode.FLOOR)),
                    Method.of("Math.ceil", (_, a) -> rounded(a, RoundingMode.CEILING)),
                    Method.of("Math.random", (_, _) -> BigDecimal.valueOf(Math.random())),
                    Method.of("System.currentTimeMillis", (_, a) -> a.clock().millis()),
                    Method.of("System.nanoTime", (_, a) -> a.clock().millis() * 1_000_000),
                    Method.of("UUID.randomUUID", (_, _) -> UUID.randomUUID().toString()),
                    Method.of("Pattern.compile", (_, a) -> Operators.pattern(a.get(0), a.at())),
                    Method.of("Pattern.quote", (_, a) -> Pattern.quote(a.text(0))),
                    Method.of(
                            "Matcher.quoteReplacement",
                            (_, a) -> Matcher.quoteReplacement(a.text(0))),
                    Method.of("JsonOutput.toJson", (_, a) -> a.made(Json.write(a.get(0), false))),
                    Method.of("JsonOutput.prettyPrint", (_, a) -> a.made(pretty(a))),
                    Method.of(
                            "URLEncoder.encode",
                            (_, a) -> a.made(URLEncoder.encode(a.text(0), StandardCharsets.UTF_8))),
                    Method.of("URLDecoder.decode", StaticMethods::decode),
                    Method.of("Collections.emptyList", (_, _) -> new ArrayList<@Nullable Object>()),
                    Method.of("Arrays.asList", (_, a) -> new ArrayList<>(a.values())),
                    Method.of("Collections.shuffle", StaticMethods::shuffle));

    private StaticMethods() {}

    static @Nullable Method<String> find(String type, String name) {
        return ALL.get(type + "." + name);
    }

    private static Number whole(Arguments a) {
        return Types.whole(a.get(0), a.at());
    }

    private static boolean flag(Arguments a) {
        return "true".equalsIgnoreCase(Values.text(a.get(0)));
    }

    private static @Nullable Object extreme(Arguments a, int sign) {
        var order = Values.compare(a.get(0), a.get(1));
        return order != null && order * sign >= 0 ? a.get(0) : a.get(1);
    }

    private static BigDecimal rounded(Arguments a, RoundingMode mode) {
        return Types.decimal(a.get(0), a.at()).setScale(0, mode);
    }

    private static String pretty(Arguments a) {
        return Json.write(Json.read(a.text(0), a.at()), true);
    }

    private static String join(String type, Arguments a) {
        var items = a.get(1) instanceof List<?> list ? list : a.values().subList(1, a.count());
        return Values.text(a.on(new ArrayList<@Nullable Object>(items), "join", a.text(0)));
    }

    private static String format(String type, Arguments a) {
        return MoreTextMethods.format(a.text(0), a.values().subList(1, a.count()), a);
    }

    private static String decode(String type, Arguments a) {
        try {
            return URLDecoder.decode(a.text(0), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Types.failure("IllegalArgumentException", "not URL-encoded: " + a.text(0));
        }
    }

    private static @Nullable Object shuffle(String type, Arguments a) {
        if (a.get(0) instanceof List<?> list) {
            Collections.shuffle(list);
        }
        return null;
    }
}
