package dev.slipway.core.pipeline.runner;

import dev.slipway.core.engine.ContainerId;
import dev.slipway.core.pipeline.Position;
import dev.slipway.core.pipeline.script.HostObject;
import dev.slipway.core.pipeline.script.ScriptException;
import dev.slipway.core.pipeline.script.StepCall;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A container that a script started beside its agents; other containers of the run reach it by its
/// id. It ends with its block, at the latest with the run.
record DockerContainer(StepMachine machine, ContainerId id) implements HostObject {
    private static final Duration GRACE = Duration.ofSeconds(10);

    /// `image.run(args, command)`
    static DockerContainer run(StepMachine machine, String image, StepCall call)
            throws InterruptedException {
        return machine.logged(
                "docker run",
                image,
                log -> {
                    var command = DockerObject.text(call, 1, "");
                    var id =
                            machine.here()
                                    .run()
                                    .tools()
                                    .agents()
                                    .beside(
                                            machine,
                                            image,
                                            detached(DockerObject.text(call, 0, "")),
                                            command.isBlank()
                                                    ? List.of()
                                                    : List.of("sh", "-c", command),
                                            call.position());
                    log.line(id.value());
                    return new DockerContainer(machine, id);
                });
    }

    /// It always runs in the background and is always removed: what asks for that says nothing.
    private static String detached(String args) {
        return args.replaceAll("(?<=^|\\s)(-d|--detach|--rm|-i|-t|-it|-dit|--init)(?=\\s|$)", "")
                .strip();
    }

    /// `image.withRun(args) { container -> … }`
    static @Nullable Object withRun(StepMachine machine, String image, StepCall call)
            throws InterruptedException {
        var container = run(machine, image, call);
        try {
            return BlockSteps.body(call).with(container);
        } finally {
            container.remove();
        }
    }

    private void remove() {
        var containers = machine.here().run().site().engine().containers();
        containers.stop(id, GRACE);
        containers.remove(id);
    }

    @Override
    public String words() {
        return "a container";
    }

    @Override
    public @Nullable Object property(String name, Position at) {
        if (name.equals("id")) {
            return id.value();
        }
        throw new ScriptException("a container has no `" + name + "`", at);
    }

    @Override
    public @Nullable Object call(StepCall call) {
        return switch (call.name()) {
            case "stop" -> {
                remove();
                yield null;
            }
            case "getId" -> id.value();
            case "port" ->
                    throw new ScriptException(
                            "`port` is not supported: the run's containers reach this one by its id,"
                                    + " nothing is published on this machine",
                            call.position());
            default ->
                    throw new ScriptException(
                            "a container has no `" + call.name() + "()`", call.position());
        };
    }

    @Override
    public String toString() {
        return id.value();
    }
}
