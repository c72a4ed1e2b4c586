package dev.slipway.core.adapter.simulated;

import dev.slipway.core.source.ProjectName;
import dev.slipway.core.source.watch.Watch;
import dev.slipway.core.source.watch.WatchStore;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Watches in memory.
public final class SimulatedWatchStore implements WatchStore {
    private final Map<ProjectName, Watch> watches = new ConcurrentHashMap<>();
    private final Map<ProjectName, Map<String, String>> seen = new ConcurrentHashMap<>();

    @Override
    public Watch find(ProjectName project) {
        return watches.getOrDefault(project, Watch.OFF);
    }

    @Override
    public void save(ProjectName project, Watch watch) {
        watches.put(project, watch);
        seen.remove(project);
    }

    @Override
    public Optional<Map<String, String>> seen(ProjectName project) {
        return Optional.ofNullable(seen.get(project));
    }

    @Override
    public void saw(ProjectName project, Map<String, String> heads) {
        if (watches.containsKey(project)) {
            seen.put(project, Map.copyOf(heads));
        }
    }
}
