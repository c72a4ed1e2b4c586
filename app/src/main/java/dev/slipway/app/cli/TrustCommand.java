package dev.slipway.app.cli;

import dev.slipway.core.pipeline.Trust;
import dev.slipway.core.pipeline.Trust.Capability;
import dev.slipway.core.problem.ProblemException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `slipway trust`: what a project may do beyond its own containers.
@Command(
        name = "trust",
        description =
                "Show, give or take back a project's capabilities: engine-socket, host-mounts, privileged, host-network.")
final class TrustCommand extends BaseCommand {
    @Parameters(index = "0", paramLabel = "PROJECT")
    @SuppressWarnings("NullAway.Init")
    String project;

    @Parameters(index = "1..*", paramLabel = "CAPABILITY", arity = "0..*")
    @Nullable List<String> capabilities;

    @Option(names = "--revoke", description = "take the named ones back, or all if none is named")
    boolean revoke;

    @Option(
            names = "--branches",
            paramLabel = "PATTERN",
            description = "branches that secrets, socket and push are for")
    @Nullable String branches;

    TrustCommand(SlipwayCommand root) {
        super(root);
    }

    @Override
    public Integer call() {
        var known = core().projects().require(project);
        var before = core().pipelines().trust(known.name());
        var after = changed(before, named());
        if (!after.equals(before)) {
            core().pipelines().trust(known, after, session().user());
        }
        var words = after.capabilities().stream().map(Capability::word).sorted().toList();
        session()
                .result(
                        () -> {
                            var node = Json.object().put("project", known.name().value());
                            node.set("capabilities", Json.words(words));
                            return node.put("branches", after.branches());
                        },
                        () ->
                                List.of(
                                        known.name()
                                                + "  "
                                                + (words.isEmpty()
                                                        ? "nothing beyond its containers"
                                                        : String.join(", ", words))
                                                + "  branches "
                                                + (after.branches().isEmpty()
                                                        ? "(the default one)"
                                                        : after.branches())));
        return OK;
    }

    private Trust changed(Trust before, Set<Capability> named) {
        var capabilities = new HashSet<>(before.capabilities());
        if (revoke) {
            capabilities.removeAll(named.isEmpty() ? Set.of(Capability.values()) : named);
        } else {
            capabilities.addAll(named);
        }
        return new Trust(capabilities, branches == null ? before.branches() : branches);
    }

    private Set<Capability> named() {
        var named = new HashSet<Capability>();
        for (var word : capabilities == null ? List.<String>of() : capabilities) {
            named.add(
                    Arrays.stream(Capability.values())
                            .filter(c -> c.word().equals(word))
                            .findFirst()
                            .orElseThrow(() ->
                                    ProblemException.usage(
                                            "trust.unknown",
                                            "There is no capability \"" + word + "\".",
                                            "Known ones: engine-socket, host-mounts, privileged, host-network.")));
        }
        return named;
    }
}
