package dev.slipway.core.pipeline.runner;

import dev.slipway.core.pipeline.script.HostObject;
import dev.slipway.core.pipeline.script.ScriptException;
import dev.slipway.core.pipeline.script.StepCall;
import org.jspecify.annotations.Nullable;

/// `docker` in scripts. What it runs are agents of the run, held to what the project is trusted
/// with like all others.
record DockerObject(StepMachine machine) implements HostObject {
    @Override
    public String words() {
        return "`docker`";
    }

    @Override
    public @Nullable Object call(StepCall call) {
        return switch (call.name()) {
            case "image" -> new DockerImage(machine, text(call, 0, ""));
            case "build" -> {
                var image = new DockerImage(machine, text(call, 0, ""));
                image.build(call, text(call, 1, "."));
                yield image;
            }
            case "withRegistry" -> withRegistry(call);
            case "withTool" -> BlockSteps.inside(machine, call);
            case "withServer" ->
                    throw new ScriptException(
                            "`docker.withServer` is not supported: images are built and run on the"
                                    + " engine that Slipway uses",
                            call.position());
            default ->
                    throw new ScriptException(
                            "`docker` has no `" + call.name() + "()`", call.position());
        };
    }

    static String text(StepCall call, int index, String otherwise) {
        return index < call.arguments().size()
                ? String.valueOf(call.arguments().get(index))
                : otherwise;
    }

    /// Images inside are taken from that registry; the user's own `docker login` is used.
    private @Nullable Object withRegistry(StepCall call) {
        var registry = host(text(call, 0, ""));
        var variables = machine.here().variables().with(DockerImage.REGISTRY, registry);
        return machine.inside(machine.here().with(variables), BlockSteps.body(call)::run);
    }

    /// Docker's own registry has no name of its own in an image's name.
    static String host(String url) {
        var host = url.replaceFirst("^https?://", "").replaceFirst("/.*$", "");
        return host.equals("index.docker.io") || host.equals("docker.io") ? "" : host;
    }
}
