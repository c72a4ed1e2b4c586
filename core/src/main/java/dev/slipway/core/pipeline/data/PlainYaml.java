package dev.slipway.core.pipeline.data;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// YAML as plain values: null, flags, numbers, texts, lists and maps; no tag makes anything else.
/// Size and aliases are bounded.
public final class PlainYaml {
    private static final int MOST_ALIASES = 50;
    private static final int LONGEST = 4 << 20;

    private PlainYaml() {}

    /// Throws IllegalArgumentException with the reason for what is no YAML.
    public static List<@Nullable Object> documents(String text) {
        var settings =
                LoadSettings.builder()
                        .setMaxAliasesForCollections(MOST_ALIASES)
                        .setCodePointLimit(LONGEST)
                        .setAllowRecursiveKeys(false)
                        .build();
        try {
            List<@Nullable Object> all = new ArrayList<>();
            new Load(settings).loadAllFromString(text).forEach(all::add);
            return all;
        } catch (YamlEngineException | StackOverflowError e) {
            var message = String.valueOf(e.getMessage());
            throw new IllegalArgumentException(message.lines().findFirst().orElse(""));
        }
    }

    public static String write(List<?> documents) {
        var settings = DumpSettings.builder().setDefaultFlowStyle(FlowStyle.BLOCK).build();
        var dump = new Dump(settings);
        return documents.size() == 1
                ? dump.dumpToString(documents.getFirst())
                : dump.dumpAllToString(documents.iterator());
    }
}
