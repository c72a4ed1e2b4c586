package dev.slipway.core.pipeline.script;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `Integer.parseInt` and a few more that look like calls of Java classes, and are none.
final class StaticMethods {
    private static final Map<String, Method<String>> ALL =
            Map.ofEntries(
                    Method.of("Integer.parseInt", (_, a) -> Types.cast(a.text(0), "int", a.at())),
                    Method.of("Integer.valueOf", (_, a) -> Types.cast(a.get(0), "int", a.at())),
                    Method.of("Long.parseLong", (_, a) -> Types.cast(a.text(0), "int", a.at())),
                    Method.of(
                            "Boolean.parseBoolean",
                            (_, a) -> "true".equalsIgnoreCase(Values.text(a.get(0)))),
                    Method.of(
                            "Boolean.valueOf",
                            (_, a) -> "true".equalsIgnoreCase(Values.text(a.get(0)))),
                    Method.of("String.valueOf", (_, a) -> a.made(Values.text(a.get(0)))),
                    Method.of("Math.max", (_, a) -> Math.max(a.number(0), a.number(1))),
                    Method.of("Math.min", (_, a) -> Math.min(a.number(0), a.number(1))));

    private StaticMethods() {}

    static @Nullable Method<String> find(String type, String name) {
        return ALL.get(type + "." + name);
    }
}
