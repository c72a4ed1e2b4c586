package dev.slipway.core.pipeline.jenkinsfile;

import dev.slipway.core.pipeline.Agent;
import dev.slipway.core.pipeline.Expression;
import dev.slipway.core.pipeline.Position;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads `agent any`, `agent none` and `agent { type … }`.
final class AgentReader {
    private static final String FORMS =
            "Write `agent any`, `agent none`, `agent { docker 'image' }` or `agent { dockerfile true"
                    + " }`.";
    private static final Map<String, Set<String>> SETTINGS =
            Map.of(
                    "docker",
                    Set.of(
                            "image",
                            "args",
                            "label",
                            "registryUrl",
                            "registryCredentialsId",
                            "customWorkspace",
                            "alwaysPull",
                            "reuseNode",
                            "containerPerStageRoot"),
                    "dockerfile",
                    Set.of(
                            "filename",
                            "dir",
                            "additionalBuildArgs",
                            "args",
                            "label",
                            "registryUrl",
                            "registryCredentialsId",
                            "customWorkspace",
                            "reuseNode"),
                    "label",
                    Set.of("label", "customWorkspace", "retries"),
                    "node",
                    Set.of("label", "customWorkspace", "retries"));
    private static final Map<String, String> REQUIRED =
            Map.of("docker", "image", "label", "label", "node", "label");

    private final Blocks blocks;
    private final Findings findings;

    AgentReader(Blocks blocks) {
        this.blocks = blocks;
        this.findings = blocks.findings();
    }

    Optional<Agent> read(Call section) {
        return section.block() == null ? bare(section) : configured(section, section.block());
    }

    private Optional<Agent> bare(Call section) {
        var word =
                section.argumentCount() == 1 && section.arguments().size() == 1
                        ? section.arguments().getFirst()
                        : null;
        var name =
                switch (word) {
                    case Expression.Variable(var text, _) -> text;
                    case Expression.Constant(String text, _) -> text;
                    case null, default -> "";
                };
        return switch (name) {
            case "any" -> Optional.of(new Agent.Any(section.position()));
            case "none" -> Optional.of(new Agent.None(section.position()));
            default -> refuse(word == null ? section.position() : word.position(), FORMS);
        };
    }

    private Optional<Agent> refuse(Position at, String hint) {
        findings.error(at, "pipeline.agent", "This is not an agent", hint);
        return Optional.empty();
    }

    private Optional<Agent> configured(Call section, Expression.Closure block) {
        if (block.body().size() != 1) {
            return block.body().isEmpty()
                    ? refuse(section.position(), FORMS)
                    : refuseSeveral(block);
        }
        return blocks.call(block.body().getFirst(), "an agent type with its settings")
                .flatMap(this::type);
    }

    private Optional<Agent> refuseSeveral(Expression.Closure block) {
        findings.error(
                block.body().get(1).position(),
                "pipeline.agent",
                "Only one agent type fits into an `agent` section",
                "Keep one of them.");
        return Optional.empty();
    }

    private Optional<Agent> type(Call type) {
        var settings = new LinkedHashMap<String, Expression>();
        var shorthand = false;
        if (type.block() != null) {
            settings(type.block(), settings);
        } else if (!type.named().isEmpty() && type.arguments().isEmpty()) {
            settings.putAll(type.named());
        } else if (type.arguments().size() == 1) {
            shorthand = true;
            settings.put(soleSetting(type.name()), type.arguments().getFirst());
        } else {
            findings.error(
                    type.position(),
                    "pipeline.agent",
                    "`" + type.name() + "` needs a value or a block with settings",
                    FORMS);
            return Optional.empty();
        }
        if (!types().contains(type.name())) {
            blocks.unknown(type.namePosition(), "agent type", type.name(), types());
        }
        check(type, settings, shorthand);
        return Optional.of(agent(type, settings, shorthand));
    }

    private void settings(Expression.Closure block, Map<String, Expression> settings) {
        for (var call : blocks.calls(block, "a setting such as `image 'busybox'`")) {
            if (call.block() != null && call.argumentCount() == 0) {
                settings.put(call.name(), call.block());
            } else if (call.argumentCount() != 1 || call.block() != null) {
                findings.error(
                        call.namePosition(),
                        "pipeline.argument",
                        "`" + call.name() + "` takes exactly one value",
                        "Write `" + call.name() + " 'value'`.");
            } else {
                settings.put(
                        call.name(),
                        call.arguments().isEmpty()
                                ? new Expression.Unknown("named values here", call.position())
                                : call.arguments().getFirst());
            }
        }
    }

    private static String soleSetting(String type) {
        return REQUIRED.getOrDefault(type, "");
    }

    private void check(Call type, Map<String, Expression> settings, boolean shorthand) {
        var known = SETTINGS.get(type.name());
        if (known == null) {
            return;
        }
        var required = REQUIRED.get(type.name());
        if (required != null && !settings.containsKey(required)) {
            findings.error(
                    type.namePosition(),
                    "pipeline.missing",
                    "The agent `" + type.name() + "` needs `" + required + "`",
                    "Add `" + required + " '…'`.");
        }
        settings.forEach((name, value) -> {
            if (!shorthand && !known.contains(name)) {
                blocks.unknown(
                        value.position(),
                        "setting of the agent `" + type.name() + "` called",
                        name,
                        known);
            }
        });
    }

    private static Agent agent(Call type, Map<String, Expression> settings, boolean shorthand) {
        var at = type.position();
        return switch (type.name()) {
            case "docker" -> new Agent.Docker(settings, shorthand, at);
            case "dockerfile" -> new Agent.Dockerfile(settings, shorthand, at);
            case "label", "node" -> new Agent.Label(settings, shorthand, at);
            default -> new Agent.Other(type.name(), settings, shorthand, at);
        };
    }

    /// Names that `agent { … }` can begin with in Jenkins and its common plugins.
    static List<String> types() {
        return List.of(
                "docker",
                "dockerfile",
                "label",
                "node",
                "any",
                "none",
                "kubernetes",
                "ecs",
                "dockerContainer",
                "dockerTemplate",
                "swarm",
                "nomad");
    }
}
