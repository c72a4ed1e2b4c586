package dev.slipway.core.pipeline.runner;

import dev.slipway.core.pipeline.agent.DefaultImages;
import dev.slipway.core.pipeline.script.StepCall;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Steps that run what is inside in another container, with the same workspace.
final class ContainerSteps {
    static final Map<String, StepAction> ALL =
            Map.of(
                    "container", ContainerSteps::container,
                    "podTemplate", ContainerSteps::podTemplate,
                    "withDockerContainer", ContainerSteps::withDockerContainer);

    private static final DefaultImages USUAL = new DefaultImages(Map.of());

    private ContainerSteps() {}

    /// One container of the agent's pod; it lives as long as the agent.
    private static @Nullable Object container(StepMachine machine, StepCall call) {
        var name = Arguments.text(call, "name");
        var agent = machine.here().agent();
        if (agent == null) {
            throw StepFailure.failure("container needs an agent");
        }
        var pod = agent.pod();
        if (name.equals(pod.first())) {
            return BlockSteps.inside(machine, call);
        }
        var wanted =
                pod.find(name)
                        .or(() -> usual(machine, name))
                        .orElseThrow(() ->
                                StepFailure.failure(
                                        "which image the container \""
                                                + name
                                                + "\" is, the pipeline's pod does not say; say it"
                                                + " in settings.json: \"agents\": {\""
                                                + name
                                                + "\": \"image\"}"));
        var slot =
                agent.beside(
                        name,
                        () ->
                                DockerImage.slot(
                                        machine,
                                        wanted.image(),
                                        wanted.arguments(),
                                        call.position()));
        var there = machine.here();
        var place = there.on(slot).at(there.directory()).with(wanted.variables());
        return machine.inside(place, BlockSteps.body(call)::run);
    }

    /// What the settings call by that name, else the image of the tool that the name is.
    private static Optional<Pod.Container> usual(StepMachine machine, String name) {
        var word = name.toLowerCase(Locale.ROOT).replaceFirst("^nodejs$", "node");
        return machine.here()
                .run()
                .tools()
                .agents()
                .named(name)
                .or(() ->
                        Arrays.stream(DefaultImages.Tool.values())
                                .filter(it -> it.word().equals(word))
                                .findFirst()
                                .map(it -> USUAL.choose(it, Optional.empty()).image()))
                .map(image -> new Pod.Container(image, "", Map.of()));
    }

    /// A pod for the `node` inside that names its label.
    private static @Nullable Object podTemplate(StepMachine machine, StepCall call) {
        var settings = new LinkedHashMap<String, @Nullable Object>(call.named());
        var label = Describables.text(settings, "label", "pod-" + call.position().line());
        machine.here().run().tools().declare(label, Pod.of(settings));
        var there = machine.here();
        return machine.inside(
                there.with(there.variables().with("POD_LABEL", label)), BlockSteps.body(call)::run);
    }

    private static @Nullable Object withDockerContainer(StepMachine machine, StepCall call) {
        var settings = Describables.settings(call, "image");
        var image = Describables.text(settings, "image", "");
        var slot =
                DockerImage.slot(
                        machine, image, Describables.text(settings, "args", ""), call.position());
        return NodeSteps.inAgent(machine, slot, call);
    }
}
