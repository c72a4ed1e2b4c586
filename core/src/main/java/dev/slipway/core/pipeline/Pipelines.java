package dev.slipway.core.pipeline;

import dev.slipway.core.source.Project;
import dev.slipway.core.source.ProjectName;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Checking, running and looking at pipelines. Safe from any thread and process.
public final class Pipelines {

    /// Checks folders or files (Jenkinsfile and Compose, any name); all findings at once, in the
    /// order of the paths.
    public List<Finding> lint(List<Path> paths) {
        throw new UnsupportedOperationException(paths.toString());
    }

    /// Starts a run on threads of this process; it is saved as queued before this returns. A
    /// pipeline that cannot run is refused before anything is created: problem `pipeline.invalid`
    /// whose message lists the findings.
    public Started start(RunRequest request) {
        throw new UnsupportedOperationException(request.toString());
    }

    /// Asks a run, in whichever process, to stop; its `post` still runs. Problem `run.notRunning`.
    public void cancel(RunId id) {
        throw new UnsupportedOperationException(id.toString());
    }

    /// `PROJECT/N`, `PROJECT/N.A`, or `PROJECT` for its latest run. Problem `run.unknown`.
    public PipelineRun require(String id) {
        throw new UnsupportedOperationException(id);
    }

    public Optional<PipelineRun> find(RunId id) {
        throw new UnsupportedOperationException(id.toString());
    }

    /// Newest first.
    public List<PipelineRun> list(
            Optional<ProjectName> project, Optional<RunId> before, int limit) {
        throw new UnsupportedOperationException(project.toString() + before + limit);
    }

    public List<TestCase> tests(RunId id) {
        throw new UnsupportedOperationException(id.toString());
    }

    /// The log of one step, readable while it grows.
    public StepLog log(RunId id, StepResult step) {
        throw new UnsupportedOperationException(id.toString() + step);
    }

    /// An artifact's bytes; the caller closes them.
    public InputStream artifact(Artifact artifact) {
        throw new UnsupportedOperationException(artifact.toString());
    }

    /// What a project is trusted with: capabilities and the branch pattern for secrets, socket and
    /// push.
    public Trust trust(ProjectName project) {
        throw new UnsupportedOperationException(project.value());
    }

    /// Saves it and writes the audit.
    public void trust(Project project, Trust trust, String by) {
        throw new UnsupportedOperationException(project.toString() + trust + by);
    }

    /// A run that this process carries out.
    public interface Started {
        RunId id();

        /// Waits for its end.
        PipelineRun await() throws InterruptedException;
    }
}
