package dev.slipway.core.source.watch;

import dev.slipway.core.event.Event;
import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.source.ProjectName;
import java.time.Instant;

/// What watching saw.
public sealed interface WatchEvent extends Event {
    ProjectName project();

    /// The first look is done: what comes from now on is new.
    record Began(Instant at, ProjectName project, int branches) implements WatchEvent {}

    /// A branch has a commit it did not have; what follows from it has begun.
    record CommitFound(Instant at, ProjectName project, String branch, String hash, Cause cause)
            implements WatchEvent {}

    /// The repository could not be asked, or what follows could not begin; it is tried again.
    record LookFailed(Instant at, ProjectName project, ProblemException problem)
            implements WatchEvent {}
}
