package dev.slipway.core.source.watch;

import dev.slipway.core.source.Project;

/// What is done with a new commit. It may be told of the same one twice.
public interface CommitHandler {
    /// A problem of kind OUTSIDE means: tell me again later.
    void found(Project project, String branch, String hash, Cause cause);
}
