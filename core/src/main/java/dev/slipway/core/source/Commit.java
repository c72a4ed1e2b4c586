package dev.slipway.core.source;

import java.util.List;

/// A commit in the graph of a repository's history.
///
/// @param parents hashes; none for the first commit, several for a merge
public record Commit(Revision revision, List<String> parents) {
    public Commit {
        parents = List.copyOf(parents);
    }
}
