package dev.slipway.core.pipeline.runner;

import dev.slipway.core.engine.ContainerId;
import dev.slipway.core.pipeline.Agent;
import dev.slipway.core.pipeline.Expression;
import dev.slipway.core.pipeline.Position;
import dev.slipway.core.pipeline.agent.AgentSpec;
import dev.slipway.core.pipeline.agent.BuildLine;
import dev.slipway.core.pipeline.agent.DockerArguments;
import dev.slipway.core.problem.ProblemException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Turns an agent of the pipeline into a place for its container.
final class AgentChoice {
    private final RunContext run;
    private final AgentImages images;
    private final AgentImageBuild builds;
    private final TrustCheck trust;

    AgentChoice(RunContext run, AgentImages images, AgentImageBuild builds, TrustCheck trust) {
        this.run = run;
        this.images = images;
        this.builds = builds;
        this.trust = trust;
    }

    /// Null for `agent none`.
    @Nullable AgentSlot slot(Agent agent, StepMachine machine) {
        return slot(agent, machine, false);
    }

    /// @param isBare true if it wants no checkout in its workspace
    @Nullable AgentSlot slot(Agent agent, StepMachine machine, boolean isBare) {
        return switch (agent) {
            case Agent.None _ -> null;
            case Agent.Any _ -> chosen("", workspace(machine), machine, isBare);
            case Agent.Label label ->
                    chosen(
                            label.setting("label").map(machine::text).orElse(""),
                            workspace(label, machine),
                            machine,
                            isBare);
            case Agent.Docker docker ->
                    open(
                            image(docker, machine),
                            flag(docker.setting("alwaysPull"), machine),
                            arguments(docker.args(), docker, machine),
                            null,
                            workspace(docker, machine),
                            machine,
                            isBare);
            case Agent.Dockerfile dockerfile -> built(dockerfile, machine, isBare);
            case Agent.Other other when other.isPod() -> pod(Pod.of(other, machine), machine);
            case Agent.Other other ->
                    throw StepFailure.failure(
                            other.position() + ": Slipway has no agent of type " + other.type());
        };
    }

    /// True if nothing has to be known of the run to make it.
    static boolean isKnownAhead(Agent agent) {
        return switch (agent) {
            case Agent.None _ -> false;
            case Agent.Any _ -> true;
            case Agent.Label label ->
                    label.settings().values().stream().allMatch(Expression::isConstant);
            case Agent.Docker docker ->
                    docker.settings().values().stream().allMatch(Expression::isConstant);
            case Agent.Dockerfile _, Agent.Other _ -> false;
        };
    }

    /// Slipway's own choice, which may have to make do with the image that was detected.
    private AgentSlot chosen(String label, int workspace, StepMachine machine, boolean isBare) {
        return open(
                byLabel(label, machine),
                false,
                DockerArguments.NONE,
                images.usual(),
                workspace,
                machine,
                isBare);
    }

    /// The main container of a pod.
    AgentSlot pod(Pod pod, StepMachine machine) {
        var usual = pod.usual().orElse(null);
        if (usual == null) {
            return chosen("", workspace(machine), machine, false).of(pod);
        }
        var arguments = DockerArguments.of(usual.arguments());
        trust.require(arguments, Position.START);
        return open(usual.image(), false, arguments, null, workspace(machine), machine, false)
                .of(pod);
    }

    /// The image that the settings call by a name.
    Optional<String> named(String name) {
        return images.named(name);
    }

    private static int workspace(StepMachine machine) {
        return machine.here().workspace();
    }

    /// Where the agent says itself that its workspace is to be, else the one of the place.
    private int workspace(Agent.Configured agent, StepMachine machine) {
        var place =
                agent.setting("customWorkspace")
                        .map(machine::value)
                        .map(String::valueOf)
                        .orElse("");
        return place.isBlank() ? workspace(machine) : run.site().workspaceAt(place.strip());
    }

    private String byLabel(String label, StepMachine machine) {
        return images.image(
                label.strip(), run.pipeline().tools(), tool -> machine.text(tool.name()));
    }

    private static String image(Agent.Docker docker, StepMachine machine) {
        var image = docker.image().map(machine::text).orElse("");
        if (image.isBlank()) {
            throw StepFailure.failure(docker.position() + ": the docker agent names no image");
        }
        var registry = docker.setting("registryUrl").map(machine::text).orElse("");
        var host = registry.replaceFirst("^https?://", "").replaceFirst("/.*$", "");
        return host.isEmpty() || host.contains("docker.io") || image.startsWith(host)
                ? image.strip()
                : host + "/" + image.strip();
    }

    private static boolean flag(Optional<Expression> setting, StepMachine machine) {
        return setting.map(machine::text).orElse("").equals("true");
    }

    /// What the file says was checked before the run; what it says now, with all values known, is
    /// checked again.
    private DockerArguments arguments(
            Optional<Expression> setting, Agent agent, StepMachine machine) {
        var arguments = DockerArguments.of(setting.map(machine::text).orElse(""));
        trust.require(arguments, agent.position());
        return arguments;
    }

    private AgentSlot open(
            String image,
            boolean alwaysPull,
            DockerArguments arguments,
            @Nullable String otherwise,
            int workspace,
            StepMachine machine,
            boolean isBare) {
        var spec =
                new AgentSpec(
                        image,
                        alwaysPull,
                        arguments,
                        inherited(arguments, machine),
                        images.caches(),
                        otherwise,
                        isBare);
        return new AgentSlot(
                workspace, () -> run.site().open(spec, workspace, run.recorder()::warn));
    }

    private static Map<String, String> inherited(DockerArguments arguments, StepMachine machine) {
        var known = machine.here().variables().own();
        var values = new LinkedHashMap<String, String>();
        for (var name : arguments.inherited()) {
            var value = known.get(name);
            if (value != null) {
                values.put(name, value);
            }
        }
        return values;
    }

    private AgentSlot built(Agent.Dockerfile dockerfile, StepMachine machine, boolean isBare) {
        var arguments = arguments(dockerfile.args(), dockerfile, machine);
        var filename = dockerfile.setting("filename").map(machine::text).orElse("Dockerfile");
        var folder = dockerfile.setting("dir").map(machine::text).orElse("");
        var more = dockerfile.setting("additionalBuildArgs").map(machine::text).orElse("");
        var inherited = inherited(arguments, machine);
        var workspace = workspace(dockerfile, machine);
        return new AgentSlot(
                workspace,
                () -> {
                    try {
                        var image = builds.build(machine, filename, folder, more);
                        var spec =
                                new AgentSpec(
                                        image,
                                        false,
                                        arguments,
                                        inherited,
                                        images.caches(),
                                        null,
                                        isBare);
                        return run.site().open(spec, workspace, progress -> {});
                    } catch (InterruptedException e) {
                        throw ProblemException.outside(
                                "agent.interrupted", "The agent's image was not built.", "", e);
                    }
                });
    }

    TrustCheck trust() {
        return trust;
    }

    /// `docker.build` of a script: from the workspace as it is now.
    void build(StepMachine machine, String tag, BuildLine line) throws InterruptedException {
        run.tools().built(builds.build(machine, tag, line));
    }

    /// A container beside the agents, with the same rules for its arguments.
    ContainerId beside(
            StepMachine machine,
            String image,
            String args,
            List<String> command,
            Position position) {
        var arguments = DockerArguments.of(args);
        trust.require(arguments, position);
        var spec = new AgentSpec(image, false, arguments, inherited(arguments, machine), List.of());
        return run.site().beside(spec, command);
    }
}
