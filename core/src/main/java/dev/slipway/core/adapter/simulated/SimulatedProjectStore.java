package dev.slipway.core.adapter.simulated;

import dev.slipway.core.source.Project;
import dev.slipway.core.source.ProjectName;
import dev.slipway.core.source.ProjectStore;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/// Projects in memory.
public final class SimulatedProjectStore implements ProjectStore {
    private final ConcurrentSkipListMap<ProjectName, Project> projects =
            new ConcurrentSkipListMap<>();

    @Override
    public List<Project> all() {
        return List.copyOf(projects.values());
    }

    @Override
    public Optional<Project> find(ProjectName name) {
        return Optional.ofNullable(projects.get(name));
    }

    @Override
    public boolean add(Project project) {
        return projects.putIfAbsent(project.name(), project) == null;
    }

    @Override
    public boolean remove(ProjectName name) {
        return projects.remove(name) != null;
    }
}
