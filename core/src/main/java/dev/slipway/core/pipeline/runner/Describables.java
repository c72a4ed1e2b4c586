package dev.slipway.core.pipeline.runner;

import dev.slipway.core.pipeline.script.Symbols;
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
}
