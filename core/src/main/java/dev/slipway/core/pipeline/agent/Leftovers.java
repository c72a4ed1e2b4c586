package dev.slipway.core.pipeline.agent;

import dev.slipway.core.engine.Engine;
import dev.slipway.core.engine.Labels;
import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.settings.Home;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Removes what an owner has on an engine, by labels: containers first, then what they hold.
public final class Leftovers {
    private final Map<String, String> labels;
    private @Nullable ProblemException first;

    private Leftovers(Map<String, String> labels) {
        this.labels = labels;
    }

    /// Tries everything; throws the first problem at the end.
    public static void remove(Engine engine, Home home, String owner) {
        var leftovers = new Leftovers(Map.of(Labels.HOME, home.id(), Labels.OWNER, owner));
        leftovers.remove(engine);
        if (leftovers.first != null) {
            throw leftovers.first;
        }
    }

    private void remove(Engine engine) {
        trying(() ->
                engine.containers()
                        .list(labels)
                        .forEach(c -> trying(() -> engine.containers().remove(c.id()))));
        trying(() ->
                engine.volumes()
                        .list(labels)
                        .forEach(v -> trying(() -> engine.volumes().remove(v))));
        trying(() ->
                engine.networks()
                        .list(labels)
                        .forEach(n -> trying(() -> engine.networks().remove(n))));
    }

    private void trying(Runnable removal) {
        try {
            removal.run();
        } catch (ProblemException e) {
            if (first == null) {
                first = e;
            }
        }
    }
}
