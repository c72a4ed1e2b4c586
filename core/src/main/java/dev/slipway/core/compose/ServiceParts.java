package dev.slipway.core.compose;

import dev.slipway.core.compose.Service.BuildSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The parts of a service that have keys of their own: build, networks, depends_on. One thread.
final class ServiceParts {
    private static final Set<String> BUILD = Set.of("context", "dockerfile", "target", "args");
    private static final Set<String> CONDITIONS =
            Set.of("service_started", "service_healthy", "service_completed_successfully");

    private final Values values;

    ServiceParts(Values values) {
        this.values = values;
    }

    /// @param required false = left out where there is no such service
    record Dependency(String condition, boolean required, Yaml.At at) {}

    record Network(List<String> aliases, Yaml.At at) {}

    Optional<BuildSpec> build(Yaml value) {
        if (value instanceof Yaml.Scalar) {
            return values.text("build", value)
                    .flatMap(c -> context(value, c))
                    .map(c -> new BuildSpec(c, "Dockerfile", Optional.empty(), Map.of()));
        }
        Optional<String> context = Optional.of(".");
        var dockerfile = "Dockerfile";
        Optional<String> target = Optional.empty();
        Map<String, String> args = Map.of();
        for (var entry : values.mapping("build", value).entrySet()) {
            var key = entry.getKey();
            var given = entry.getValue().value();
            switch (key) {
                case "context" ->
                        context =
                                values.text("build.context", given).flatMap(c -> context(given, c));
                case "dockerfile" ->
                        dockerfile = values.text("build.dockerfile", given).orElse(dockerfile);
                case "target" -> target = values.text("build.target", given);
                case "args" -> args = values.named("build.args", given);
                default ->
                        KnownKeys.refuse(values.findings(), "build", key, entry.getValue(), BUILD);
            }
        }
        var file = dockerfile;
        var stage = target;
        var arguments = args;
        return context.map(c -> new BuildSpec(c, file, stage, arguments));
    }

    private Optional<String> context(Yaml at, String context) {
        if (context.contains("://") || context.startsWith("git@") || context.startsWith("/")) {
            values.findings()
                    .error(
                            at.at(),
                            "unsupported.compose.build.context",
                            "The build context lies outside the project.",
                            "Only folders of the project itself are built.");
            return Optional.empty();
        }
        return Optional.of(context);
    }

    Map<String, Network> networks(Yaml value) {
        Map<String, Network> networks = new LinkedHashMap<>();
        values.mapping("networks", Overlay.asMapping(value))
                .forEach((name, entry) -> networks.put(name, network(name, entry)));
        return networks;
    }

    private Network network(String name, Yaml.Entry entry) {
        List<String> aliases = List.of();
        for (var part : values.mapping("networks." + name, entry.value()).entrySet()) {
            if (part.getKey().equals("aliases")) {
                aliases = values.texts("networks.aliases", part.getValue().value());
            } else {
                refuse("services.networks", part, Set.of("aliases"));
            }
        }
        return new Network(aliases, entry.keyAt());
    }

    Map<String, Dependency> dependsOn(Yaml value) {
        Map<String, Dependency> all = new LinkedHashMap<>();
        values.mapping("depends_on", Overlay.asMapping(value))
                .forEach((name, entry) -> all.put(name, dependency(entry)));
        return all;
    }

    private Dependency dependency(Yaml.Entry dependency) {
        var condition = "service_started";
        var required = true;
        for (var entry : values.mapping("depends_on", dependency.value()).entrySet()) {
            var given = entry.getValue().value();
            switch (entry.getKey()) {
                case "condition" -> {
                    condition = values.text("condition", given).orElse(condition);
                    if (!CONDITIONS.contains(condition)) {
                        values.wrong(
                                "condition",
                                given,
                                "is service_started, service_healthy or service_completed_successfully",
                                "");
                    }
                }
                case "required" -> required = values.bool("required", given).orElse(true);
                case "restart" -> mustBe(entry, "restart", false);
                default -> refuse("depends_on", entry, Set.of("condition", "required"));
            }
        }
        return new Dependency(condition, required, dependency.keyAt());
    }

    /// `[SERVICE]`: as `depends_on`, and the names that services have anyway.
    Map<String, Dependency> links(Yaml value) {
        Map<String, Dependency> all = new LinkedHashMap<>();
        for (var item : values.list("links", value)) {
            values.text("links", item)
                    .ifPresent(link -> {
                        var parts = link.split(":", 2);
                        if (parts.length == 2 && !parts[1].equals(parts[0])) {
                            values.findings()
                                    .error(
                                            item.at(),
                                            "unsupported.compose.links",
                                            "A link under another name is not supported.",
                                            "Give "
                                                    + parts[0]
                                                    + " the alias under networks: {default: {aliases: ["
                                                    + parts[1]
                                                    + "]}}.");
                        }
                        all.put(parts[0], new Dependency("service_started", true, item.at()));
                    });
        }
        return all;
    }

    private void mustBe(Map.Entry<String, Yaml.Entry> entry, String key, boolean only) {
        if (values.bool(key, entry.getValue().value()).orElse(only) != only) {
            values.findings()
                    .error(
                            entry.getValue().keyAt(),
                            "unsupported.compose.depends_on." + key,
                            key + ": " + !only + " is not supported.",
                            "Take it out.");
        }
    }

    /// `NAME:ADDRESS` each.
    List<String> extraHosts(Yaml value) {
        List<String> hosts = new ArrayList<>();
        if (value instanceof Yaml.Mapping mapping) {
            mapping.entries()
                    .forEach((name, entry) ->
                            values.text("extra_hosts." + name, entry.value())
                                    .ifPresent(to -> hosts.add(name + ":" + to)));
            return hosts;
        }
        for (var item : values.list("extra_hosts", value)) {
            values.text("extra_hosts", item)
                    .map(text -> text.contains("=") ? text.replaceFirst("=", ":") : text)
                    .ifPresent(text -> {
                        if (text.indexOf(':') <= 0) {
                            values.wrong("extra_hosts", item, "is NAME:ADDRESS", "");
                        } else {
                            hosts.add(text);
                        }
                    });
        }
        return hosts;
    }

    private void refuse(String place, Map.Entry<String, Yaml.Entry> entry, Set<String> own) {
        KnownKeys.refuse(values.findings(), place, entry.getKey(), entry.getValue(), own);
    }
}
