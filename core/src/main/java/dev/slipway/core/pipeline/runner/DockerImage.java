package dev.slipway.core.pipeline.runner;

import dev.slipway.core.engine.Images;
import dev.slipway.core.pipeline.Agent;
import dev.slipway.core.pipeline.Expression;
import dev.slipway.core.pipeline.Position;
import dev.slipway.core.pipeline.agent.BuildLine;
import dev.slipway.core.pipeline.script.HostObject;
import dev.slipway.core.pipeline.script.ScriptException;
import dev.slipway.core.pipeline.script.StepCall;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/// `docker.image('name')` in scripts.
record DockerImage(StepMachine machine, String id) implements HostObject {
    /// The registry of a `withRegistry` around.
    static final String REGISTRY = "DOCKER_REGISTRY_PREFIX";

    @Override
    public String words() {
        return "an image";
    }

    @Override
    public @Nullable Object property(String name, Position at) {
        if (name.equals("id")) {
            return id;
        }
        throw new ScriptException("an image has no `" + name + "`", at);
    }

    @Override
    public @Nullable Object call(StepCall call) {
        try {
            return switch (call.name()) {
                case "inside" -> inside(call);
                case "withRun" -> DockerContainer.withRun(machine, name(), call);
                case "run" -> DockerContainer.run(machine, name(), call);
                case "pull" -> pull();
                case "push" -> push(call);
                case "tag" -> tag(call);
                case "imageName", "toString" -> name();
                case "getId" -> id;
                default ->
                        throw new ScriptException(
                                "an image has no `" + call.name() + "()`", call.position());
            };
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Halted(Halt.Reason.aborted("the run was interrupted"));
        }
    }

    /// With the registry around it, unless it names one.
    String name() {
        var registry = machine.here().variables().own().getOrDefault(REGISTRY, "");
        return registry.isEmpty() || id.startsWith(registry + "/") ? id : registry + "/" + id;
    }

    private @Nullable Object inside(StepCall call) {
        var arguments = DockerObject.text(call, 0, "");
        return NodeSteps.inAgent(machine, slot(machine, name(), arguments, call.position()), call);
    }

    /// An agent of that image; the arguments are held to what the project is trusted with.
    static @Nullable AgentSlot slot(
            StepMachine machine, String image, String arguments, Position at) {
        var settings = new LinkedHashMap<String, Expression>();
        settings.put("image", new Expression.Constant(image, at));
        settings.put("args", new Expression.Constant(arguments, at));
        return machine.here()
                .run()
                .tools()
                .agents()
                .slot(new Agent.Docker(settings, false, at), machine);
    }

    private @Nullable Object pull() throws InterruptedException {
        return machine.logged(
                "docker pull",
                name(),
                log -> {
                    images().pull(name(), log::line);
                    return null;
                });
    }

    /// Builds from the workspace as `docker build` would, with the arguments that are safe.
    void build(StepCall call, String arguments) {
        try {
            var line = BuildLine.of(arguments);
            machine.here().run().tools().agents().build(machine, name(), line);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Halted(Halt.Reason.aborted("the run was interrupted"));
        }
    }

    private @Nullable Object tag(StepCall call) throws InterruptedException {
        var target = tagged(DockerObject.text(call, 0, "latest"));
        return machine.logged(
                "docker tag",
                target,
                log -> {
                    ownTag(target);
                    var found =
                            images().find(name())
                                    .orElseThrow(() ->
                                            StepFailure.failure("there is no image " + name()));
                    images().tag(found.id(), target);
                    return null;
                });
    }

    private String tagged(String tag) {
        var name = name();
        var colon = name.lastIndexOf(':');
        return (colon > name.lastIndexOf('/') ? name.substring(0, colon) : name) + ":" + tag;
    }

    /// An image that others made is never tagged over.
    private void ownTag(String target) {
        var there = images().find(target).orElse(null);
        if (there != null
                && !machine.here().run().tools().builtImages().contains(there.id().value())) {
            throw StepFailure.failure(
                    target + " is another image of this engine; it is not tagged over");
        }
    }

    private @Nullable Object push(StepCall call) throws InterruptedException {
        machine.here().run().tools().agents().trust().requirePush(call.position());
        var isNamed = !call.arguments().isEmpty();
        var target = isNamed ? tagged(DockerObject.text(call, 0, "latest")) : name();
        if (isNamed && images().find(target).isEmpty()) {
            tag(call);
        }
        return machine.logged(
                "docker push",
                target,
                log -> {
                    log.line(images().push(target, null, log::line));
                    return null;
                });
    }

    private Images images() {
        return machine.here().run().site().engine().images();
    }

    @Override
    public String toString() {
        return id;
    }
}
