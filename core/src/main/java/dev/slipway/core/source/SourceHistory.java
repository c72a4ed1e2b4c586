package dev.slipway.core.source;

import java.util.List;
import java.util.Optional;

/// Port: what happened in a project's repository, as last fetched; fetches only if that never
/// happened. Any thread; problems as in `SourceRepository`.
public interface SourceHistory {
    /// Commits reachable from `from` but not from `until` (empty, or gone by a forced push: no
    /// bound), children before parents, at most `limit`.
    List<Change> changes(Project project, Revision from, Optional<Revision> until, int limit);

    /// What leads to any of these commits, children before parents and the newest lines first, at
    /// most `limit`.
    List<Commit> commits(Project project, List<Revision> heads, int limit);

    Divergence divergence(Project project, Revision of, Revision from);

    /// How far two commits are apart.
    ///
    /// @param ahead commits that only the one has · behind commits that only the other has
    record Divergence(int ahead, int behind) {}
}
