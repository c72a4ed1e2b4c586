package dev.slipway.core.release;

import dev.slipway.core.compose.Application;
import dev.slipway.core.environment.EnvironmentName;
import dev.slipway.core.pipeline.RunId;
import dev.slipway.core.source.ProjectName;
import dev.slipway.core.traffic.Measurement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Port: the releases and versions of a home. Safe from any thread and process; each call is one
/// transaction, durable when it returns. The journal only grows.
public interface ReleaseStore {
    /// The version of these images and this configuration; made, with the project's next number, if
    /// it is new.
    Version version(Draft draft);

    Optional<Version> version(ProjectName project, VersionId id);

    /// The configuration that a release was made from.
    Application application(ReleaseId id);

    /// Makes the next release of a home from what is known at that moment; nobody else can come in
    /// between. What `make` throws comes through, and nothing is saved.
    ReleaseState create(
            ProjectName project,
            EnvironmentName environment,
            Function<Target, Made> make,
            String why);

    Optional<ReleaseState> find(ReleaseId id);

    /// Those that a driver has something to do for, oldest first.
    List<ReleaseState> unfinished();

    /// Newest first.
    List<ReleaseState> list(
            Optional<ProjectName> project, Optional<EnvironmentName> environment, int limit);

    /// The newest release of every target, with what runs there for good.
    List<Newest> newest();

    /// Saves a state if it is the next one after what is saved; false if another came between.
    /// `deployed` replaces what runs in the target for good.
    boolean save(ReleaseState next, JournalEntry entry, Optional<Deployed> deployed);

    /// Oldest first.
    List<JournalEntry> journal(ReleaseId id);

    Optional<Deployed> deployed(ProjectName project, EnvironmentName environment);

    /// Forgets what ran: it was taken down.
    void undeploy(ProjectName project, EnvironmentName environment);

    void show(ReleaseId id, Snapshot snapshot);

    Optional<Snapshot> shown(ReleaseId id);

    /// Counts of what came after `since`, oldest first.
    List<Sample> samples(ReleaseId id, Instant since);

    /// Adds counts, which also enter the totals, with what the routers said to it.
    void count(ReleaseId id, List<Sample> samples, Map<String, Measurement> meters);

    /// What the routers said when it was last counted, per service.
    Map<String, Measurement> meters(ReleaseId id);

    /// All that was counted, per service and side.
    Map<String, Map<Side, Sample>> totals(ReleaseId id);

    /// What a new version is made from. @param compose the text it came from
    record Draft(
            ProjectName project,
            Map<String, Version.ImageIdentity> images,
            String configDigest,
            String compose,
            @Nullable RunId run,
            Instant now) {
        public Version version(VersionId id) {
            return new Version(id, project, images, configDigest, compose, run, now);
        }
    }

    /// The newest release of a target. @param deployed what runs for good, empty if nothing does
    record Newest(ReleaseState state, Optional<Deployed> deployed) {}

    /// A release with the configuration it was made from.
    record Made(Release release, Application application) {}

    /// Where a release goes, at the moment it is made.
    ///
    /// @param next the id it will have · deployed what runs for good · unfinished releases of the
    ///   target, oldest first
    record Target(ReleaseId next, Optional<Deployed> deployed, List<ReleaseState> unfinished) {}
}
