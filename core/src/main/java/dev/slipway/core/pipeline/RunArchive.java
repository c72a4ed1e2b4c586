package dev.slipway.core.pipeline;

import dev.slipway.core.source.ProjectName;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/// Port: ended runs as what takes room, and the artifacts they share. Safe from any thread and
/// process; each call is one transaction.
public interface RunArchive {

    /// @param at when it was queued · hasArtifacts it has any whose bytes it did not give up
    /// @param isKept a person wants it for good
    record Entry(
            RunId id,
            String ref,
            Instant at,
            Status status,
            boolean hasArtifacts,
            boolean isKept) {}

    /// @param isStored false if the run gave the bytes up
    record Use(RunId run, String path, Instant at, boolean isStored) {}

    /// All runs of a project, newest first.
    List<Entry> entries(ProjectName project);

    /// Keeps a run for good, or no longer; nothing happens if it is gone.
    void keep(RunId run, boolean wanted);

    /// Forgets a run's record with its tests and times. False, and nothing happens, if it goes on,
    /// is kept, or is gone.
    boolean remove(RunId run);

    /// The run no longer needs its artifacts' bytes; that it made them stays known.
    void giveUpArtifacts(RunId run);

    /// SHA-256 of all bytes that some run needs.
    Set<String> neededArtifacts();

    /// Runs that made a file of this content, newest first.
    List<Use> usesOf(String sha256);
}
