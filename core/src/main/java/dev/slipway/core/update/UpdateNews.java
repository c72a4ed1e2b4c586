package dev.slipway.core.update;

import java.util.Optional;

/// What a look at the feed found.
public sealed interface UpdateNews {

    /// Nothing newer. An older one is never offered.
    ///
    /// @param newest what the feed has; empty if it has none
    record UpToDate(Optional<ReleaseNumber> newest) implements UpdateNews {}

    /// @param offered for the way this program was installed; empty if it has none for it
    record Newer(FeedRelease release, Optional<FeedRelease.Package> offered)
            implements UpdateNews {}
}
