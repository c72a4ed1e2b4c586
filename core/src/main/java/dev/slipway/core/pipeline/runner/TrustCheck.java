package dev.slipway.core.pipeline.runner;

import dev.slipway.core.pipeline.Agent;
import dev.slipway.core.pipeline.Expression;
import dev.slipway.core.pipeline.Pipeline;
import dev.slipway.core.pipeline.Position;
import dev.slipway.core.pipeline.Stage;
import dev.slipway.core.pipeline.Trust;
import dev.slipway.core.pipeline.agent.DockerArguments;
import dev.slipway.core.pipeline.agent.FilePatterns;
import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.source.ProjectName;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Holds a pipeline to what its project was trusted with.
public final class TrustCheck {
    private final ProjectName project;
    private final Trust trust;
    private final String branch;
    private final boolean isTrustedBranch;

    /// @param isDefaultBranch for trust that names no branches
    public TrustCheck(ProjectName project, Trust trust, String branch, boolean isDefaultBranch) {
        this.project = project;
        this.trust = trust;
        this.branch = branch;
        this.isTrustedBranch =
                trust.branches().isBlank()
                        ? isDefaultBranch
                        : FilePatterns.of(trust.branches()).matches(branch);
    }

    /// True if agents of this run get the engine's socket.
    public boolean hasSocket() {
        return isTrustedBranch && trust.capabilities().contains(Trust.Capability.ENGINE_SOCKET);
    }

    /// Problem: none; a branch that is not trusted with secrets fails the step that wants one.
    void requireSecrets(String id) {
        if (!isTrustedBranch) {
            throw StepFailure.failure(
                    "the secret \""
                            + id
                            + "\" is for trusted branches only, and "
                            + branch
                            + " is none; to trust it too: slipway trust "
                            + project
                            + " --branches PATTERN");
        }
    }

    /// Images leave the machine from trusted branches only. Problem `trust.needed`.
    void requirePush(Position position) {
        if (!isTrustedBranch) {
            throw ProblemException.usage(
                    "trust.needed",
                    "Jenkinsfile:"
                            + position
                            + ": images are not pushed from the branch "
                            + branch
                            + ".",
                    "To trust it: slipway trust " + project + " --branches PATTERN");
        }
    }

    /// Refuses a pipeline any of whose agents asks for more than it may have. Values that only the
    /// run knows are checked when they are known.
    public void require(Pipeline pipeline) {
        Stream.concat(
                        Stream.of(pipeline.agent()),
                        pipeline.allStages().map(Stage::agent).filter(Objects::nonNull))
                .forEach(agent ->
                        args(agent)
                                .ifPresent(args ->
                                        require(
                                                DockerArguments.of(literal(args)),
                                                args.position())));
    }

    private static Optional<Expression> args(Agent agent) {
        return switch (agent) {
            case Agent.Docker docker -> docker.args();
            case Agent.Dockerfile dockerfile -> dockerfile.args();
            case Agent.Any _, Agent.None _, Agent.Label _, Agent.Other _ -> Optional.empty();
        };
    }

    /// The text with a harmless letter for what is not known yet.
    private static String literal(Expression expression) {
        return switch (expression) {
            case Expression.Constant constant -> String.valueOf(constant.value());
            case Expression.Template template ->
                    template.parts().stream()
                            .map(TrustCheck::literal)
                            .collect(Collectors.joining());
            case Expression.Binary sum when sum.operator().equals("+") ->
                    literal(sum.left()) + literal(sum.right());
            default -> "x";
        };
    }

    /// Problems `trust.needed`, `unsupported.dockerArgs`.
    void require(DockerArguments arguments, Position position) {
        if (!arguments.refused().isEmpty()) {
            throw ProblemException.usage(
                    "unsupported.dockerArgs",
                    "Jenkinsfile:"
                            + position
                            + ": the agent's args ask for "
                            + String.join(", ", arguments.refused())
                            + ".",
                    "Allowed are -e -w -u --entrypoint --memory --cpus, named volumes, and --network none.");
        }
        for (var need : arguments.needs()) {
            var word = need.capability().word();
            if (!trust.capabilities().contains(need.capability())) {
                throw needed(
                        position,
                        need,
                        "and " + project + " is not trusted with " + word + ".",
                        "If you trust what this project runs: slipway trust "
                                + project
                                + " "
                                + word);
            }
            if (!isTrustedBranch) {
                throw needed(
                        position,
                        need,
                        "and "
                                + project
                                + " is trusted with it on other branches than "
                                + branch
                                + ".",
                        "To trust this one too: slipway trust "
                                + project
                                + " "
                                + word
                                + " --branches PATTERN");
            }
        }
    }

    private static ProblemException needed(
            Position position, DockerArguments.Need need, String why, String hint) {
        return ProblemException.usage(
                "trust.needed",
                "Jenkinsfile:"
                        + position
                        + ": the agent's args ask for \""
                        + need.argument()
                        + "\", which reaches the machine itself, "
                        + why,
                hint);
    }
}
