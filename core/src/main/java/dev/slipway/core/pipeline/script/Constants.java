package dev.slipway.core.pipeline.script;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The few fields of well-known classes that scripts read. None of them is looked up in the JVM.
final class Constants {
    private static final Map<String, Object> ALL =
            Map.ofEntries(
                    Map.entry("Integer.MAX_VALUE", Integer.MAX_VALUE),
                    Map.entry("Integer.MIN_VALUE", Integer.MIN_VALUE),
                    Map.entry("Long.MAX_VALUE", Long.MAX_VALUE),
                    Map.entry("Long.MIN_VALUE", Long.MIN_VALUE),
                    Map.entry("Boolean.TRUE", true),
                    Map.entry("Boolean.FALSE", false),
                    Map.entry("File.separator", "/"),
                    Map.entry("Closure.DELEGATE_FIRST", 1),
                    Map.entry("Closure.OWNER_FIRST", 0),
                    Map.entry("Closure.DELEGATE_ONLY", 3),
                    Map.entry("Closure.OWNER_ONLY", 2),
                    Map.entry("Result.SUCCESS", "SUCCESS"),
                    Map.entry("Result.UNSTABLE", "UNSTABLE"),
                    Map.entry("Result.FAILURE", "FAILURE"),
                    Map.entry("Result.ABORTED", "ABORTED"),
                    Map.entry("Result.NOT_BUILT", "NOT_BUILT"));

    private Constants() {}

    /// @param dotted `java.lang.Integer.MAX_VALUE` or shorter
    static @Nullable Object find(String dotted) {
        var field = dotted.lastIndexOf('.');
        return ALL.get(Types.simple(dotted.substring(0, field)) + dotted.substring(field));
    }
}
