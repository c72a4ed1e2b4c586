package dev.slipway.core.pipeline.trigger;

import dev.slipway.core.pipeline.Pipelines;
import dev.slipway.core.pipeline.RunRequest;
import dev.slipway.core.pipeline.Trigger;
import dev.slipway.core.source.Project;
import dev.slipway.core.source.watch.Cause;
import dev.slipway.core.source.watch.CommitHandler;
import java.util.Map;
import java.util.Optional;

/// Starts the run of a new commit, unless that commit had its run on that branch already. Safe from
/// any thread.
public final class TriggeredRuns implements CommitHandler {
    private static final int RUNS_BACK = 50;

    private final Pipelines pipelines;

    public TriggeredRuns(Pipelines pipelines) {
        this.pipelines = pipelines;
    }

    @Override
    public void found(Project project, String branch, String hash, Cause cause) {
        if (!hasRun(project, branch, hash)) {
            start(project, branch, trigger(cause));
        }
    }

    /// Starts a run of a branch as it is now, without waiting for its end.
    void start(Project project, String branch, Trigger trigger) {
        pipelines.start(new RunRequest(project, branch, Map.of(), trigger));
    }

    private boolean hasRun(Project project, String branch, String hash) {
        return pipelines.list(Optional.of(project.name()), Optional.empty(), RUNS_BACK).stream()
                .anyMatch(run -> run.ref().equals(branch) && run.revision().hash().equals(hash));
    }

    private static Trigger trigger(Cause cause) {
        return switch (cause) {
            case POLL -> Trigger.POLL;
            case LOCAL_COMMIT -> Trigger.LOCAL_COMMIT;
            case WEBHOOK -> Trigger.WEBHOOK;
        };
    }
}
