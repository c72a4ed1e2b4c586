package dev.slipway.core.adapter.simulated;

import dev.slipway.core.engine.ContainerId;
import dev.slipway.core.engine.Networks;
import dev.slipway.core.problem.ProblemException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Simulated networks.
final class SimulatedNetworks implements Networks {
    private final SimulatedWorld world;
    private final Map<String, Map<String, String>> networks = new LinkedHashMap<>();

    SimulatedNetworks(SimulatedWorld world) {
        this.world = world;
    }

    @Override
    public void ensure(String name, Map<String, String> labels, boolean internal) {
        world.called("networks.ensure " + name);
        synchronized (world) {
            networks.putIfAbsent(name, Map.copyOf(labels));
        }
    }

    @Override
    public boolean exists(String name) {
        world.called("networks.exists " + name);
        synchronized (world) {
            return networks.containsKey(name);
        }
    }

    @Override
    public void connect(String network, ContainerId container, List<String> aliases) {
        world.called("networks.connect " + network);
        world.change(
                container.value(), each -> each.networks.putIfAbsent(network, Set.copyOf(aliases)));
    }

    @Override
    public void disconnect(String network, ContainerId container) {
        world.called("networks.disconnect " + network);
        if (world.find(container.value()) != null) {
            world.change(container.value(), each -> each.networks.remove(network));
        }
    }

    @Override
    public List<String> list(Map<String, String> labels) {
        world.called("networks.list");
        synchronized (world) {
            return networks.entrySet().stream()
                    .filter(each -> each.getValue().entrySet().containsAll(labels.entrySet()))
                    .map(Map.Entry::getKey)
                    .toList();
        }
    }

    @Override
    public void remove(String name) {
        world.called("networks.remove " + name);
        synchronized (world) {
            if (world.isInUse(name)) {
                throw ProblemException.outside(
                        "engine.networkInUse",
                        "Could not remove the network "
                                + name
                                + ": containers are still connected.",
                        "Stop or disconnect them, then try again.",
                        null);
            }
            networks.remove(name);
        }
    }
}
