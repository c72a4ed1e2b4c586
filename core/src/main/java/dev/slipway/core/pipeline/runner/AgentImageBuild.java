package dev.slipway.core.pipeline.runner;

import dev.slipway.core.engine.Builds;
import dev.slipway.core.engine.Engine;
import dev.slipway.core.engine.Labels;
import dev.slipway.core.pipeline.agent.BuildArguments;
import dev.slipway.core.pipeline.log.StepLogWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Builds the image of a `dockerfile` agent from the run's clean checkout, as a step with a log of
/// its own.
final class AgentImageBuild {
    private final Engine engine;
    private final Supplier<Path> checkout;
    private final String home;

    AgentImageBuild(Engine engine, Supplier<Path> checkout, String home) {
        this.engine = engine;
        this.checkout = checkout;
        this.home = home;
    }

    /// @return the built image's id
    String build(StepMachine machine, String filename, String folder, String more)
            throws InterruptedException {
        var arguments = BuildArguments.of(more);
        if (!arguments.refused().isEmpty()) {
            throw StepFailure.failure(
                    "additionalBuildArgs: not supported: "
                            + String.join(", ", arguments.refused()));
        }
        var run = machine.here().run();
        var root = checkout.get();
        var context = root.resolve(folder).normalize();
        if (!context.startsWith(root)) {
            throw StepFailure.failure("dockerfile: dir leads out of the repository: " + folder);
        }
        var spec =
                new Builds.Spec(
                        context,
                        filename,
                        arguments.target(),
                        arguments.buildArgs(),
                        Labels.of(home, "project:" + run.project().name(), "agent"),
                        "slipway-agent/" + run.project().name() + ":latest",
                        arguments.noCache());
        return machine.logged(
                "dockerfile",
                filename,
                log -> engine.builds().build(spec, new Progress(log)).value());
    }

    private record Progress(StepLogWriter log) implements Builds.Progress {
        @Override
        public void vertexStarted(String id, String name, Instant at) {
            log.line(name);
        }

        @Override
        public void log(String id, String line) {
            log.line(line);
        }

        @Override
        public void vertexEnded(
                String id,
                boolean cached,
                Instant startedAt,
                Duration took,
                @Nullable String error) {
            if (error != null) {
                log.line(error);
            }
        }

        @Override
        public void fallback(String reason) {
            log.line(reason);
        }
    }
}
