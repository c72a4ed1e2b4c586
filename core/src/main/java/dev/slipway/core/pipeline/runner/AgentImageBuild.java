package dev.slipway.core.pipeline.runner;

import dev.slipway.core.engine.Builds;
import dev.slipway.core.engine.Engine;
import dev.slipway.core.engine.Labels;
import dev.slipway.core.pipeline.agent.BuildArguments;
import dev.slipway.core.pipeline.agent.BuildLine;
import dev.slipway.core.pipeline.agent.WorkspaceCopy;
import dev.slipway.core.pipeline.log.StepLogWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
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
    private final Supplier<Path> copies;
    private final String home;

    /// @param copies a fresh checkout each time, to be changed at will
    AgentImageBuild(Engine engine, Supplier<Path> checkout, Supplier<Path> copies, String home) {
        this.engine = engine;
        this.checkout = checkout;
        this.copies = copies;
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

    /// From the workspace as steps left it, for `docker.build`.
    ///
    /// @return the built image's id
    String build(StepMachine machine, String tag, BuildLine line) throws InterruptedException {
        var arguments = line.arguments();
        if (!arguments.refused().isEmpty()) {
            throw StepFailure.failure(
                    "docker.build: not supported: " + String.join(", ", arguments.refused()));
        }
        var here = machine.here();
        return machine.logged(
                "docker build",
                tag,
                log -> {
                    var agent = AgentShell.agent(here, "docker.build");
                    var root = copies.get();
                    WorkspaceCopy.over(agent, root);
                    var start = inside(root, root, here.directory());
                    var context = inside(root, start, line.context());
                    var dockerfile =
                            line.dockerfile().isEmpty()
                                    ? "Dockerfile"
                                    : context.relativize(inside(root, start, line.dockerfile()))
                                            .toString();
                    var labels =
                            Labels.of(this.home, "project:" + here.run().project().name(), "image");
                    var spec =
                            new Builds.Spec(
                                    context,
                                    dockerfile,
                                    arguments.target(),
                                    arguments.buildArgs(),
                                    labels,
                                    tag,
                                    arguments.noCache());
                    return engine.builds().build(spec, new Progress(log)).value();
                });
    }

    /// A path of the workspace; links in it are no way out either.
    private static Path inside(Path root, Path from, String path) {
        var there = from.resolve(path).normalize();
        try {
            if (there.startsWith(root)
                    && (!Files.exists(there) || there.toRealPath().startsWith(root.toRealPath()))) {
                return there;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw StepFailure.failure("docker.build: " + path + " leads out of the workspace");
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
