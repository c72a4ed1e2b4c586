package dev.slipway.core.pipeline.runner;

import dev.slipway.core.pipeline.Artifact;
import dev.slipway.core.pipeline.PipelineRun;
import dev.slipway.core.pipeline.PipelineServices;
import dev.slipway.core.pipeline.Pipelines;
import dev.slipway.core.pipeline.RunId;
import dev.slipway.core.pipeline.RunRequest;
import dev.slipway.core.pipeline.Status;
import dev.slipway.core.pipeline.Trigger;
import dev.slipway.core.source.Project;
import dev.slipway.core.source.ProjectName;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// What a pipeline sees of the other projects of its home. Safe from any thread.
final class Neighbours {
    private static final int RUNS_BACK = 100;

    private final PipelineServices services;
    private final Function<RunRequest, Pipelines.Started> starting;
    private final ArtifactStore artifacts;

    Neighbours(PipelineServices services, Function<RunRequest, Pipelines.Started> starting) {
        this.services = services;
        this.starting = starting;
        this.artifacts = new ArtifactStore(services.home(), services.clock());
    }

    /// Starts another project's pipeline.
    Pipelines.Started start(String name, Map<String, String> parameters) {
        return starting.apply(new RunRequest(project(name), "HEAD", parameters, Trigger.UPSTREAM));
    }

    void cancel(RunId run) {
        services.runs().askCancel(run);
    }

    private Project project(String name) {
        return services.projects().all().stream()
                .filter(project -> project.name().value().equals(lastPart(name)))
                .findFirst()
                .orElseThrow(() ->
                        StepFailure.failure(
                                "there is no project \"" + name + "\" in this Slipway"));
    }

    /// Of `folder/job/branch` the job: projects have no folders here.
    private static String lastPart(String name) {
        var parts = name.split("/");
        return parts.length == 0 ? name : parts[parts.length == 3 ? 1 : parts.length - 1];
    }

    /// The latest run of a project that went well enough.
    Optional<PipelineRun> latest(String name, boolean unstableToo) {
        var project = new ProjectName(lastPart(name));
        return services.runs().list(Optional.of(project), Optional.empty(), RUNS_BACK).stream()
                .filter(run ->
                        run.status() == Status.SUCCESS
                                || unstableToo && run.status() == Status.UNSTABLE)
                .findFirst();
    }

    Optional<PipelineRun> run(String name, int number) {
        return services.runs().find(new RunId(new ProjectName(lastPart(name)), number, 1));
    }

    /// The caller closes it.
    InputStream open(Artifact artifact) {
        return artifacts.open(artifact);
    }
}
