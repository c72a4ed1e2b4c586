package dev.slipway.app.tray;

import dev.slipway.core.pipeline.RunId;
import dev.slipway.core.pipeline.Status;
import dev.slipway.core.release.Outcome;
import dev.slipway.core.release.Phase;
import dev.slipway.core.release.ReleaseId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What is known of runs, releases and the engine at one moment, as far as news and tray need it.
///
/// @param runs the last ones, newest first · releases the live ones, and those that were live a
///   moment ago
public record Facts(Instant at, List<Run> runs, List<Release> releases, boolean engineAnswers) {
    public Facts {
        runs = List.copyOf(runs);
        releases = List.copyOf(releases);
    }

    /// @param before how the run before it on the same branch ended, empty for the first
    /// @param waits for somebody's answer
    public record Run(
            RunId id,
            String ref,
            Status status,
            Optional<Status> before,
            boolean waits,
            Duration duration,
            Optional<Instant> endedAt) {
        boolean isBad() {
            return status == Status.FAILURE || status == Status.UNSTABLE;
        }

        boolean wasBad() {
            return before.filter(s -> s == Status.FAILURE || s == Status.UNSTABLE).isPresent();
        }
    }

    /// @param target `shop@test` · weight of the candidate in percent
    /// @param needsPerson it waits for somebody, not for a time or for traffic
    /// @param regressed a measurement speaks against the candidate
    public record Release(
            ReleaseId id,
            String target,
            Phase phase,
            Optional<Outcome> outcome,
            String weight,
            boolean needsPerson,
            boolean regressed) {}

    Optional<Run> run(RunId id) {
        return runs.stream().filter(r -> r.id().equals(id)).findFirst();
    }

    Optional<Release> release(ReleaseId id) {
        return releases.stream().filter(r -> r.id().equals(id)).findFirst();
    }
}
