package dev.slipway.core.pipeline.runner;

import dev.slipway.core.engine.Engines;
import dev.slipway.core.engine.Execs;
import dev.slipway.core.pipeline.FailedShell;
import dev.slipway.core.pipeline.PipelineServices;
import dev.slipway.core.pipeline.RunId;
import dev.slipway.core.pipeline.agent.AgentContainer;
import dev.slipway.core.pipeline.agent.AgentSpec;
import dev.slipway.core.pipeline.agent.DockerArguments;
import dev.slipway.core.pipeline.agent.Filling;
import dev.slipway.core.pipeline.agent.RunSite;
import dev.slipway.core.problem.ProblemException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Opens shells where stages failed. A shell is the run's while it is open: it holds the run's lock
/// and carries its labels, so one whose process died is swept like a run. Safe from any thread.
public final class ShellDesk {
    private final PipelineServices services;

    public ShellDesk(PipelineServices services) {
        this.services = services;
    }

    /// Problems `shell.notKept`, `shell.busy`, `engine.*`.
    ///
    /// @param stage name or path; empty for the first that failed
    public FailedShell open(RunId run, Optional<String> stage) {
        var kept = kept(run, stage);
        var lock =
                RunLock.tryTake(services.home(), run)
                        .orElseThrow(() ->
                                ProblemException.usage(
                                        "shell.busy",
                                        "The run " + run + " goes on, or a shell of it is open.",
                                        "Wait for its end, or leave the other shell first."));
        var engine = services.engines().engine(Engines.DEFAULT);
        var site =
                new RunSite(
                        engine,
                        services.home(),
                        run,
                        services.timer(),
                        Filling.of(kept::tar),
                        false);
        try {
            return new Shell(kept.place(), agent(kept, site), site, lock);
        } catch (RuntimeException | Error e) {
            close(site, lock);
            throw e;
        }
    }

    private FailedPlace.Kept kept(RunId run, Optional<String> stage) {
        try {
            var all = FailedPlace.all(RunFiles.folder(services.home(), run));
            return FailedPlace.of(all, stage).orElseThrow(() -> notKept(run, stage, all));
        } catch (IOException e) {
            throw ProblemException.outside(
                    "shell.notKept",
                    "What " + run + " left cannot be read: " + e.getMessage() + ".",
                    "Run it again: slipway run " + run,
                    e);
        }
    }

    private static ProblemException notKept(
            RunId run, Optional<String> stage, List<FailedPlace.Kept> all) {
        var there = all.stream().map(it -> it.place().stage()).toList();
        return ProblemException.usage(
                "shell.notKept",
                stage.map(name -> "The stage \"" + name + "\" of " + run + " was not kept.")
                        .orElse("No failed stage of " + run + " was kept."),
                there.isEmpty()
                        ? "Failed stages are kept for the last runs of a project that had one. Run"
                                + " it again: slipway run "
                                + run
                        : "There are: " + String.join(", ", there) + ".");
    }

    private static AgentContainer agent(FailedPlace.Kept kept, RunSite site) {
        var place = kept.place();
        var spec =
                new AgentSpec(
                        place.image(),
                        false,
                        DockerArguments.of("-u " + place.user()),
                        Map.of(),
                        List.of(),
                        null,
                        true);
        var agent = site.open(spec, site.workspaceAs(place.workspace()), line -> {});
        agent.restore(kept.tar());
        return agent;
    }

    private static void close(RunSite site, RunLock lock) {
        try {
            site.close();
            lock.finish();
        } catch (ProblemException later) {
            lock.close();
            throw later;
        }
    }

    private record Shell(FailedPlace place, AgentContainer agent, RunSite site, RunLock lock)
            implements FailedShell {
        @Override
        public String stage() {
            return place.stage();
        }

        @Override
        public String image() {
            return place.image();
        }

        @Override
        public Execs.Running start(
                List<String> command, Execs.@Nullable Terminal terminal, Execs.OutputSink output) {
            return agent.engine()
                    .execs()
                    .start(
                            agent.id(),
                            new Execs.Command(
                                    command,
                                    place.environment(),
                                    place.directory(),
                                    null,
                                    terminal != null,
                                    terminal),
                            output);
        }

        @Override
        public void close() {
            ShellDesk.close(site, lock);
        }
    }
}
