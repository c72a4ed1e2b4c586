package dev.slipway.core.pipeline.runner;

import dev.slipway.core.engine.ContainerId;
import dev.slipway.core.pipeline.Agent;
import dev.slipway.core.pipeline.Expression;
import dev.slipway.core.pipeline.Position;
import dev.slipway.core.pipeline.agent.AgentSpec;
import dev.slipway.core.pipeline.agent.BuildLine;
import dev.slipway.core.pipeline.agent.DefaultImages;
import dev.slipway.core.pipeline.agent.DockerArguments;
import dev.slipway.core.problem.ProblemException;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Turns an agent of the pipeline into a place for its container.
final class AgentChoice {
    private final RunContext run;
    private final DefaultImages.Choice defaults;
    private final AgentImageBuild builds;
    private final TrustCheck trust;

    AgentChoice(
            RunContext run,
            DefaultImages.Choice defaults,
            AgentImageBuild builds,
            TrustCheck trust) {
        this.run = run;
        this.defaults = defaults;
        this.builds = builds;
        this.trust = trust;
    }

    /// Null for `agent none`.
    @Nullable AgentSlot slot(Agent agent, StepMachine machine) {
        return switch (agent) {
            case Agent.None _ -> null;
            case Agent.Any _ -> open(defaults.image(), false, DockerArguments.NONE, machine);
            case Agent.Label _ -> open(defaults.image(), false, DockerArguments.NONE, machine);
            case Agent.Docker docker ->
                    open(
                            image(docker, machine),
                            flag(docker.setting("alwaysPull"), machine),
                            arguments(docker.args(), docker, machine),
                            machine);
            case Agent.Dockerfile dockerfile -> built(dockerfile, machine);
            case Agent.Other other ->
                    throw StepFailure.failure(
                            other.position() + ": Slipway has no agent of type " + other.type());
        };
    }

    /// True if nothing has to be known of the run to make it.
    static boolean isKnownAhead(Agent agent) {
        return switch (agent) {
            case Agent.None _ -> false;
            case Agent.Any _, Agent.Label _ -> true;
            case Agent.Docker docker ->
                    docker.settings().values().stream().allMatch(Expression::isConstant);
            case Agent.Dockerfile _, Agent.Other _ -> false;
        };
    }

    private static String image(Agent.Docker docker, StepMachine machine) {
        var image = docker.image().map(machine::text).orElse("");
        if (image.isBlank()) {
            throw StepFailure.failure(docker.position() + ": the docker agent names no image");
        }
        return image.strip();
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
            String image, boolean alwaysPull, DockerArguments arguments, StepMachine machine) {
        var spec =
                new AgentSpec(
                        image,
                        alwaysPull,
                        arguments,
                        inherited(arguments, machine),
                        defaults.caches());
        return new AgentSlot(() -> run.site().open(spec, progress -> {}));
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

    private AgentSlot built(Agent.Dockerfile dockerfile, StepMachine machine) {
        var arguments = arguments(dockerfile.args(), dockerfile, machine);
        var filename = dockerfile.setting("filename").map(machine::text).orElse("Dockerfile");
        var folder = dockerfile.setting("dir").map(machine::text).orElse("");
        var more = dockerfile.setting("additionalBuildArgs").map(machine::text).orElse("");
        var inherited = inherited(arguments, machine);
        return new AgentSlot(() -> {
            try {
                var image = builds.build(machine, filename, folder, more);
                var spec = new AgentSpec(image, false, arguments, inherited, defaults.caches());
                return run.site().open(spec, progress -> {});
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
