package dev.slipway.core.release;

import dev.slipway.core.environment.EnvironmentName;
import dev.slipway.core.source.ProjectName;
import dev.slipway.core.traffic.Weight;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// Starting, steering and looking at releases. Verbs are durable intents that a driver carries out;
/// whoever drives may be another process. Safe from any thread and process.
public final class Releases {

    /// What a release would do. Changes nothing.
    public PlanView plan(ReleaseRequest request) {
        throw new UnsupportedOperationException(request.toString());
    }

    /// Commits a new release (phase Pending) and returns its id. Problems: `release.busy` (names
    /// the live one), `release.noRun`, `image.unavailable`, `compose.*`.
    public ReleaseId start(ReleaseRequest request) {
        throw new UnsupportedOperationException(request.toString());
    }

    /// `rN` or `PROJECT@ENV` (the live one, else the latest). Problem `release.unknown`.
    public ReleaseId resolve(String reference) {
        throw new UnsupportedOperationException(reference);
    }

    public ReleaseStatus status(ReleaseId id) {
        throw new UnsupportedOperationException(id.toString());
    }

    /// The status with weights, readiness and counts asked of router and engine now, not as last
    /// stored.
    public ReleaseStatus observe(ReleaseId id) {
        throw new UnsupportedOperationException(id.toString());
    }

    public List<ReleaseStatus> live() {
        throw new UnsupportedOperationException();
    }

    /// Newest first.
    public List<ReleaseStatus> history(ProjectName project, Optional<EnvironmentName> environment) {
        throw new UnsupportedOperationException(project.toString() + environment);
    }

    /// Asks for a weight of the candidate (key "") or of named variants. Problem
    /// `release.notAllowed` with the reason.
    public void weight(ReleaseId id, Map<String, Weight> weights, String by, String why) {
        throw new UnsupportedOperationException(id.toString() + weights + by + why);
    }

    /// Asks for any other verb (PROMOTE, PROMOTE_FULL, PAUSE, RESUME, ABORT, RETRY, APPROVE).
    public void ask(ReleaseId id, ReleaseStatus.Verb verb, String by, String why) {
        throw new UnsupportedOperationException(id.toString() + verb + by + why);
    }

    /// A new release of an earlier version (empty: the previous good one), without steps where that
    /// one is still hot.
    public ReleaseId rollback(
            ProjectName project,
            EnvironmentName environment,
            Optional<VersionId> to,
            String by,
            String why) {
        throw new UnsupportedOperationException(project.toString() + environment + to + by + why);
    }

    /// Waits until the status satisfies `goal` or `atMost` passed; returns the last status either
    /// way.
    public ReleaseStatus await(ReleaseId id, Predicate<ReleaseStatus> goal, Duration atMost)
            throws InterruptedException {
        throw new UnsupportedOperationException(id.toString() + goal + atMost);
    }

    public ReleaseReport report(ReleaseId id) {
        throw new UnsupportedOperationException(id.toString());
    }

    /// Stops and removes what runs of a project in an environment, router included.
    public void down(ProjectName project, EnvironmentName environment, boolean volumes, String by) {
        throw new UnsupportedOperationException(project.toString() + environment + volumes + by);
    }

    /// Makes sure that some process drives what is live: this one's driver, else a new `slipway
    /// drive`.
    public void ensureDriven() {
        throw new UnsupportedOperationException();
    }

    /// Drives what is live in this process until nothing is, or until interrupted. False at once if
    /// another process does.
    public boolean drive() throws InterruptedException {
        throw new UnsupportedOperationException();
    }
}
