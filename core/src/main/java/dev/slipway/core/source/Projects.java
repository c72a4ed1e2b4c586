package dev.slipway.core.source;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The projects of a home: adding, listing, forgetting. Safe from any thread and process.
public final class Projects {
    private final ProjectStore store;
    private final SourceRepository source;
    private final java.time.Clock clock;

    public Projects(ProjectStore store, SourceRepository source, java.time.Clock clock) {
        this.store = store;
        this.source = source;
        this.clock = clock;
    }

    /// Adds a folder or URL; a location that is known already gives its project back. Problems:
    /// `source.notARepository`, `source.unreachable`, `project.nameTaken`.
    public Project add(String location, @Nullable String name) {
        throw new UnsupportedOperationException(location + name + store + source + clock);
    }

    public List<Project> list() {
        return store.all();
    }

    public Optional<Project> find(ProjectName name) {
        return store.find(name);
    }

    /// The project of that name or, for a path or URL, the one with that location, added by itself
    /// if it is new. Problem `project.unknown`, with the names there are.
    public Project require(String nameOrLocation) {
        throw new UnsupportedOperationException(nameOrLocation);
    }

    /// Forgets it: records, mirror, logs; never the user's repository. Problem `project.unknown`.
    public void remove(ProjectName name) {
        throw new UnsupportedOperationException(name.value());
    }

    /// Fetches and lists branches, the default one first.
    public List<Branch> branches(Project project) {
        source.fetch(project);
        return source.branches(project);
    }
}
