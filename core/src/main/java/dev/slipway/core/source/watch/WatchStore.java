package dev.slipway.core.source.watch;

import dev.slipway.core.source.ProjectName;
import java.util.Map;
import java.util.Optional;

/// Port: how projects are watched, and which commits were seen. Safe from any thread and process;
/// each call is one transaction. Removed with the project.
public interface WatchStore {
    /// `Watch.OFF` for a project nobody chose for.
    Watch find(ProjectName project);

    /// Saves it and forgets what was seen: the next look begins anew, from what is there then.
    void save(ProjectName project, Watch watch);

    /// Commits by branch as last seen; empty if nobody looked yet.
    Optional<Map<String, String>> seen(ProjectName project);

    void saw(ProjectName project, Map<String, String> heads);
}
