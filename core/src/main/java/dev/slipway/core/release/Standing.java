package dev.slipway.core.release;

import dev.slipway.core.environment.EnvironmentName;
import dev.slipway.core.source.ProjectName;
import dev.slipway.core.traffic.Weight;
import java.time.Instant;
import java.util.Optional;

/// How a project stands in an environment.
///
/// @param release the newest one there · version what it brings · serving what runs for good, empty
///   if nothing does
/// @param weight asked for the version, while the release is going on
/// @param since when it ended, else when it began
public record Standing(
        ReleaseId release,
        ProjectName project,
        EnvironmentName environment,
        VersionId version,
        Optional<VersionId> serving,
        Phase phase,
        Optional<Outcome> outcome,
        Weight weight,
        Instant since) {

    static Standing of(ReleaseStore.Newest newest) {
        var state = newest.state();
        var release = state.release();
        var ended = Optional.ofNullable(state.settledAt());
        return new Standing(
                release.id(),
                release.project(),
                release.environment(),
                release.version(),
                newest.deployed().map(Deployed::version),
                state.phase(),
                Optional.ofNullable(state.outcome()),
                state.wanted().weight(),
                ended.orElse(release.startedAt()));
    }

    /// True while the release is going on.
    public boolean isMoving() {
        return !phase.isSettled();
    }
}
