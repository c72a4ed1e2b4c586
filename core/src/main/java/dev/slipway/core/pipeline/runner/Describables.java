package dev.slipway.core.pipeline.runner;

import dev.slipway.core.pipeline.script.StepCall;
import dev.slipway.core.pipeline.script.Symbols;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What scripts write to describe something for a step: `string(credentialsId: …)`, `choice(name:
/// …)`, `lastSuccessful()`, or by hand `[$class: 'StringBinding', …]`.
final class Describables {
    private Describables() {}

    /// The name it goes by, empty if it has none.
    static String kind(Map<?, ?> described) {
        var name = described.get(Symbols.NAME);
        return name == null ? "" : name.toString();
    }

    /// Its settings by name; the one argument without a name is `alone`.
    static Map<String, @Nullable Object> settings(Map<?, ?> described, String alone) {
        var settings = new LinkedHashMap<String, @Nullable Object>();
        described.forEach((name, value) -> settings.put(String.valueOf(name), value));
        if (described.get(Symbols.ARGUMENTS) instanceof List<?> list && !list.isEmpty()) {
            settings.put(alone, list.getFirst());
        }
        return settings;
    }

    /// All that a call says, by name, in a map or without a name.
    static Map<String, @Nullable Object> settings(StepCall call, String alone) {
        if (call.argument(alone) instanceof Map<?, ?> described) {
            return settings(described, alone);
        }
        var settings = new LinkedHashMap<String, @Nullable Object>(call.named());
        if (!call.arguments().isEmpty()) {
            settings.put(alone, call.arguments().getFirst());
        }
        return settings;
    }

    /// What is described in a list, or alone.
    static List<Map<?, ?>> list(@Nullable Object value) {
        var many =
                value instanceof List<?> list ? list : value == null ? List.of() : List.of(value);
        var described = new ArrayList<Map<?, ?>>();
        for (var one : many) {
            if (one instanceof Map<?, ?> map) {
                described.add(map);
            }
        }
        return described;
    }

    static String text(Map<?, ?> settings, String key, String otherwise) {
        var value = settings.get(key);
        return value == null ? otherwise : value.toString().strip();
    }

    static boolean flag(Map<?, ?> settings, String key) {
        return text(settings, key, "").equals("true");
    }
}
