package dev.slipway.core.source;

import java.util.List;
import java.util.Optional;

/// Port: the projects of a home. Safe from any thread and process; each call is one transaction.
public interface ProjectStore {

    List<Project> all();

    Optional<Project> find(ProjectName name);

    /// Adds it; false if the name is taken.
    boolean add(Project project);

    /// Removes it with its runs' records; false if there was none.
    boolean remove(ProjectName name);
}
