package dev.slipway.core.adapter.simulated;

import dev.slipway.core.environment.Environment;
import dev.slipway.core.environment.EnvironmentName;
import dev.slipway.core.environment.EnvironmentStore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Environments in memory.
public final class SimulatedEnvironmentStore implements EnvironmentStore {
    private final Map<EnvironmentName, Environment> environments = new LinkedHashMap<>();

    @Override
    public synchronized List<Environment> all() {
        return List.copyOf(environments.values());
    }

    @Override
    public synchronized Optional<Environment> find(EnvironmentName name) {
        return Optional.ofNullable(environments.get(name));
    }

    @Override
    public synchronized boolean add(Environment environment) {
        return environments.putIfAbsent(environment.name(), environment) == null;
    }

    @Override
    public synchronized boolean replace(Environment environment) {
        return environments.replace(environment.name(), environment) != null;
    }

    @Override
    public synchronized boolean remove(EnvironmentName name) {
        return environments.remove(name) != null;
    }
}
