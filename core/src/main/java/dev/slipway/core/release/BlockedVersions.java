package dev.slipway.core.release;

import dev.slipway.core.source.ProjectName;
import java.time.Instant;
import java.util.List;

/// Port: versions that nobody may release any more. Safe from any thread and process; each call is
/// one transaction.
public interface BlockedVersions {
    /// Newest first.
    List<Block> list(ProjectName project);

    /// Blocks it; another reason takes the place of an earlier one.
    void block(Block block);

    /// False if it was not blocked.
    boolean unblock(ProjectName project, VersionId version);

    record Block(ProjectName project, VersionId version, String by, String why, Instant at) {}
}
