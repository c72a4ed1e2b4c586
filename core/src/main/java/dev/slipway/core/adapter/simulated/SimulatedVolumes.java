package dev.slipway.core.adapter.simulated;

import dev.slipway.core.engine.Volumes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/// Simulated volumes.
final class SimulatedVolumes implements Volumes {
    private final SimulatedWorld world;
    private final Map<String, Map<String, String>> labelled = new LinkedHashMap<>();

    SimulatedVolumes(SimulatedWorld world) {
        this.world = world;
    }

    @Override
    public String ensure(String name, Map<String, String> labels, Map<String, String> options) {
        world.called("volumes.ensure " + name);
        synchronized (world) {
            labelled.putIfAbsent(name, Map.copyOf(labels));
            world.volumes.computeIfAbsent(name, each -> new ConcurrentSkipListMap<>());
        }
        return "/simulated/volumes/" + name;
    }

    @Override
    public boolean exists(String name) {
        world.called("volumes.exists " + name);
        synchronized (world) {
            return world.volumes.containsKey(name);
        }
    }

    @Override
    public List<String> list(Map<String, String> labels) {
        world.called("volumes.list");
        synchronized (world) {
            return labelled.entrySet().stream()
                    .filter(each -> each.getValue().entrySet().containsAll(labels.entrySet()))
                    .map(Map.Entry::getKey)
                    .toList();
        }
    }

    @Override
    public void remove(String name) {
        world.called("volumes.remove " + name);
        synchronized (world) {
            labelled.remove(name);
            world.volumes.remove(name);
        }
    }
}
