package dev.slipway.app.cli;

import dev.slipway.core.pipeline.PipelineRun;
import dev.slipway.core.pipeline.Pipelines;
import dev.slipway.core.pipeline.RunId;
import dev.slipway.core.pipeline.RunRequest;
import dev.slipway.core.pipeline.Trigger;
import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.source.Project;
import dev.slipway.core.source.Projects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What `slipway run` was asked to run: a project anew, or one of its runs again.
final class WantedRun {
    private static final Pattern RUN = Pattern.compile("([a-z0-9][a-z0-9_.-]*)/\\d+(\\.\\d+)?");

    private static final int RUNS_BACK = 200;
    private static final int HASH_AT_LEAST = 7;

    private final Pipelines pipelines;
    private final Project project;
    private final Optional<PipelineRun> run;

    WantedRun(Pipelines pipelines, Projects projects, String name) {
        this.pipelines = pipelines;
        var match = RUN.matcher(name);
        var isRun = match.matches() && !Files.exists(Path.of(name));
        this.run = isRun ? Optional.of(pipelines.require(name)) : Optional.empty();
        this.project = projects.require(isRun ? match.group(1) : name);
    }

    Project project() {
        return project;
    }

    /// By which another process finds the same.
    String name() {
        return run.map(it -> it.id().toString()).orElse(project.name().value());
    }

    /// Problems `run.ref`, `run.unknown`, `run.replay`.
    RunRequest request(
            @Nullable String ref,
            Map<String, String> parameters,
            @Nullable String from,
            @Nullable Path replay,
            boolean onlyFailed,
            boolean mayWait) {
        if (run.isPresent() && ref != null) {
            throw ProblemException.usage(
                    "run.ref",
                    "A run is attempted again at its own revision.",
                    "Leave out --ref, or name the project instead of the run.");
        }
        var isAgain = run.isPresent() || from != null || replay != null || onlyFailed;
        return new RunRequest(
                project,
                ref == null ? "HEAD" : ref,
                parameters,
                replay == null ? Trigger.MANUAL : Trigger.REPLAY,
                isAgain ? Optional.of(earlier(ref)) : Optional.empty(),
                Optional.ofNullable(from),
                Optional.ofNullable(replay).map(WantedRun::text),
                onlyFailed,
                mayWait);
    }

    private RunId earlier(@Nullable String ref) {
        return run.or(() ->
                        pipelines
                                .list(Optional.of(project.name()), Optional.empty(), RUNS_BACK)
                                .stream()
                                .filter(it -> ref == null || isOf(it, ref))
                                .findFirst())
                .map(PipelineRun::id)
                .orElseThrow(() ->
                        ProblemException.usage(
                                "run.unknown",
                                project.name()
                                        + " has no run"
                                        + (ref == null ? "" : " of " + ref)
                                        + " to begin again.",
                                "Run it first: slipway run " + project.name()));
    }

    private static boolean isOf(PipelineRun run, String ref) {
        return run.ref().equals(ref)
                || (ref.length() >= HASH_AT_LEAST && run.revision().hash().startsWith(ref));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw ProblemException.usage(
                    "run.replay",
                    "The file " + file + " cannot be read as UTF-8 text.",
                    "Give a Jenkinsfile that you edited.");
        }
    }
}
