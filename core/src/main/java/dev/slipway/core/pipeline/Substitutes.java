package dev.slipway.core.pipeline;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What a project does for the steps that Slipway does not run, by the steps' names. Immutable.
public record Substitutes(Map<String, Substitute> bySteps) {
    public static final Substitutes NONE = new Substitutes(Map.of());

    public Substitutes {
        bySteps = Map.copyOf(bySteps);
    }

    public Optional<Substitute> of(String step) {
        return Optional.ofNullable(bySteps.get(step));
    }

    public Substitutes with(String step, Substitute substitute) {
        var all = new TreeMap<>(bySteps);
        all.put(step, substitute);
        return new Substitutes(all);
    }
}
