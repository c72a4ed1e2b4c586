package dev.slipway.app.cli;

import dev.slipway.core.pipeline.PipelineRun;
import dev.slipway.core.pipeline.Pipelines;
import dev.slipway.core.pipeline.RunRequest;
import dev.slipway.core.pipeline.Status;
import dev.slipway.core.pipeline.Substitute;
import dev.slipway.core.pipeline.Trigger;
import dev.slipway.core.source.Project;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `slipway run`: runs a project's pipeline here and now and prints how it went.
@Command(name = "run", description = "Run a project's Jenkinsfile; 1 if the run is not a success.")
final class RunCommand extends BaseCommand {
    @Parameters(paramLabel = "PATH|PROJECT")
    @SuppressWarnings("NullAway.Init")
    String project;

    @Option(
            names = "--ref",
            paramLabel = "REF",
            defaultValue = "HEAD",
            description = "branch, tag or commit")
    @SuppressWarnings("NullAway.Init")
    String ref;

    @Option(names = "--param", paramLabel = "K=V", description = "a parameter's value")
    @Nullable Map<String, String> parameters;

    @Option(
            names = "--unsupported",
            paramLabel = "STEP=WHAT",
            description =
                    "skip, fail or sh:COMMAND in place of a step Slipway does not run; remembered")
    @Nullable Map<String, String> unsupported;

    @Option(
            names = {"-q", "--quiet"},
            description = "no log lines on standard error, only stages")
    boolean quiet;

    RunCommand(SlipwayCommand root) {
        super(root);
    }

    @Override
    public Integer call() throws InterruptedException {
        var known = core().projects().require(project);
        choose(known);
        var request =
                new RunRequest(
                        known, ref, parameters == null ? Map.of() : parameters, Trigger.MANUAL);
        var started = core().pipelines().start(request);
        console().progress("run " + started.id());
        var run = finish(started);
        session().result(() -> RunJson.show(run), () -> RunText.show(run));
        return run.status() == Status.SUCCESS ? OK : BAD;
    }

    private void choose(Project known) {
        var chosen = new LinkedHashMap<String, Substitute>();
        if (unsupported != null) {
            unsupported.forEach((step, what) -> chosen.put(step, Substitute.parse(what)));
        }
        chosen.forEach((step, substitute) ->
                core().pipelines().substitute(known, step, substitute, session().user()));
    }

    /// Ctrl+C ends the run as aborted, its `post` runs, and only then this process ends (with 130,
    /// as the signal says).
    private PipelineRun finish(Pipelines.Started started) throws InterruptedException {
        var breakOff = new Thread(() -> cancelAndWait(started), "run-break-off");
        Runtime.getRuntime().addShutdownHook(breakOff);
        try {
            return new RunProgress(session(), started.id(), !quiet).followUntilEnd(started);
        } finally {
            remove(breakOff);
        }
    }

    private void cancelAndWait(Pipelines.Started started) {
        try {
            core().pipelines().cancel(started.id());
            var run = started.await();
            console().progress("run " + started.id() + " " + run.status().word());
            session().result(() -> RunJson.show(run), () -> RunText.show(run));
        } catch (RuntimeException endedMeanwhile) {
            console().progress("run " + started.id() + ": " + endedMeanwhile.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void remove(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException endingAlready) {
            // the hook itself runs now and ends the process
        }
    }
}
