package dev.slipway.core.pipeline;

import dev.slipway.core.source.ProjectName;
import dev.slipway.core.source.Revision;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Port: the runs of a home. Safe from any thread and process; each call is one transaction. Runs
/// that ended never change.
public interface RunStore {

    /// Makes the next run of a project, status queued.
    PipelineRun create(
            ProjectName project, String ref, Revision revision, Trigger trigger, Instant now);

    /// Makes the next attempt of a run, status queued.
    PipelineRun createAttempt(
            RunId of, String ref, Revision revision, Trigger trigger, Instant now);

    /// Replaces the record of a run that has not ended.
    void save(PipelineRun run);

    Optional<PipelineRun> find(RunId id);

    /// Newest first. An empty project means all of them; `before` pages on.
    List<PipelineRun> list(Optional<ProjectName> project, Optional<RunId> before, int limit);

    /// The newest `each` runs of every project that has some, newest first, in one look.
    Map<ProjectName, List<RunGlance>> glances(int each);

    /// Median duration per stage path over the last `count` successful executions of each.
    Map<String, Duration> medians(ProjectName project, int count);

    /// Asks a run, in whichever process it is, to stop. `isCancelAsked` is what its runner looks
    /// at.
    void askCancel(RunId id);

    boolean isCancelAsked(RunId id);
}
