package dev.slipway.core.pipeline.runner;

import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Variables as scripts see them: the run's own, and below them those of the agent's image, which
/// are only asked for where a name is not the run's own: asking may wait for the agent.
final class EnvironmentView extends AbstractMap<String, String> {
    private final Map<String, String> own;
    private final Supplier<Map<String, String>> all;

    /// @param all both, the run's own over the image's
    EnvironmentView(Map<String, String> own, Supplier<Map<String, String>> all) {
        this.own = own;
        this.all = all;
    }

    @Override
    public @Nullable String get(@Nullable Object name) {
        var value = own.get(name);
        return value == null ? all.get().get(name) : value;
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return get(name) != null;
    }

    @Override
    public Set<Map.Entry<String, String>> entrySet() {
        return all.get().entrySet();
    }
}
