package dev.slipway.core.source.watch;

import dev.slipway.core.source.BranchPattern;
import java.time.Duration;
import java.util.Optional;

/// How a project is watched. Nothing runs by itself for branches that nobody picked.
///
/// @param branches the picked ones; empty = the project is not watched
/// @param poll how often the repository is asked; empty = never by itself
/// @param localCommits whether a local repository's branches are looked at as they change
/// @param webhook whether a webhook may say that there is something new
public record Watch(
        BranchPattern branches, Optional<Duration> poll, boolean localCommits, boolean webhook) {
    public static final Duration SHORTEST_POLL = Duration.ofSeconds(10);
    public static final Watch OFF = new Watch(new BranchPattern(""), Optional.empty(), true, false);

    public boolean isOn() {
        return !branches.isEmpty();
    }
}
