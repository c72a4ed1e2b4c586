package dev.slipway.core.environment;

import dev.slipway.core.engine.Engines;
import dev.slipway.core.problem.ProblemException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The environments of a home. Safe from any thread and process.
public final class Environments {
    private final EnvironmentStore store;
    private final Engines engines;
    private final Clock clock;

    public Environments(EnvironmentStore store, Engines engines, Clock clock) {
        this.store = store;
        this.engines = engines;
        this.clock = clock;
    }

    /// Adds one. Problems: `environment.taken`, `environment.unknown` (for `after`),
    /// `engine.unknownContext`.
    public Environment add(
            String name,
            String context,
            Map<String, String> variables,
            @Nullable String after,
            boolean approval) {
        var environment =
                new Environment(
                        new EnvironmentName(name),
                        knownContext(context),
                        variables,
                        after == null ? null : require(after).name(),
                        approval,
                        clock.instant());
        if (!store.add(environment)) {
            throw ProblemException.usage(
                    "environment.taken",
                    "There is already an environment \"" + name + "\".",
                    "Choose another name, or remove that one by `slipway env remove "
                            + name
                            + "`.");
        }
        return environment;
    }

    private String knownContext(String context) {
        if (!engines.contexts().contains(context)) {
            throw ProblemException.usage(
                    "engine.unknownContext",
                    "There is no Docker context \"" + context + "\".",
                    "Known ones: " + String.join(", ", engines.contexts()) + ".");
        }
        return context;
    }

    public List<Environment> list() {
        return store.all();
    }

    public Optional<Environment> find(String name) {
        return store.find(new EnvironmentName(name));
    }

    /// Problem `environment.unknown`, with the names there are.
    public Environment require(String name) {
        return find(name)
                .orElseThrow(() ->
                        ProblemException.usage(
                                "environment.unknown",
                                "There is no environment \"" + name + "\".",
                                store.all().isEmpty()
                                        ? "Add one by `slipway env add " + name + "`."
                                        : "Known ones: "
                                                + String.join(
                                                        ", ",
                                                        store.all().stream()
                                                                .map(e -> e.name().value())
                                                                .toList())
                                                + "."));
    }

    /// Forgets it; what runs there is left alone. Problem `environment.unknown`.
    public void remove(String name) {
        store.remove(require(name).name());
    }
}
