package dev.slipway.core.compose;

import dev.slipway.core.compose.Service.BuildSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// The parts of a service that have keys of their own: build, deploy, networks, depends_on. One
/// thread.
final class ServiceParts {
    private static final Set<String> BUILD = Set.of("context", "dockerfile", "target", "args");
    private static final Set<String> CONDITIONS =
            Set.of("service_started", "service_healthy", "service_completed_successfully");

    private final Values values;

    ServiceParts(Values values) {
        this.values = values;
    }

    record Dependency(String condition, Yaml.At at) {}

    record Deploy(int replicas, long memoryBytes, long nanoCpus) {
        static final Deploy DEFAULT = new Deploy(1, 0, 0);

        Deploy withMemory(OptionalLong bytes) {
            return new Deploy(replicas, bytes.orElse(memoryBytes), nanoCpus);
        }

        Deploy withCpus(OptionalLong nanos) {
            return new Deploy(replicas, memoryBytes, nanos.orElse(nanoCpus));
        }
    }

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

    Deploy deploy(Yaml value, Deploy before) {
        var deploy = before;
        for (var entry : values.mapping("deploy", value).entrySet()) {
            var given = entry.getValue().value();
            switch (entry.getKey()) {
                case "replicas" ->
                        deploy =
                                new Deploy(
                                        values.integer("deploy.replicas", given, 1, 100).orElse(1),
                                        deploy.memoryBytes(),
                                        deploy.nanoCpus());
                case "resources" -> deploy = resources(given, deploy);
                case "labels" -> values.named("deploy.labels", given);
                default -> refuse("deploy", entry, Set.of("replicas", "resources", "labels"));
            }
        }
        return deploy;
    }

    private Deploy resources(Yaml value, Deploy before) {
        var deploy = before;
        for (var entry : values.mapping("deploy.resources", value).entrySet()) {
            if (!entry.getKey().equals("limits")) {
                refuse("deploy.resources", entry, Set.of("limits"));
                continue;
            }
            for (var limit : values.mapping("limits", entry.getValue().value()).entrySet()) {
                var given = limit.getValue().value();
                switch (limit.getKey()) {
                    case "memory" -> deploy = deploy.withMemory(values.size("memory", given));
                    case "cpus" -> deploy = deploy.withCpus(values.cpus("cpus", given));
                    default -> refuse("deploy.resources.limits", limit, Set.of("memory", "cpus"));
                }
            }
        }
        return deploy;
    }

    Map<String, Yaml.At> networks(Yaml value) {
        Map<String, Yaml.At> networks = new LinkedHashMap<>();
        values.mapping("networks", Overlay.asMapping(value))
                .forEach((name, entry) -> {
                    networks.put(name, entry.keyAt());
                    values.mapping("networks." + name, entry.value())
                            .forEach((key, given) ->
                                    KnownKeys.refuse(
                                            values.findings(),
                                            "services.networks",
                                            key,
                                            given,
                                            Set.of()));
                });
        return networks;
    }

    Map<String, Dependency> dependsOn(Yaml value) {
        Map<String, Dependency> all = new LinkedHashMap<>();
        values.mapping("depends_on", Overlay.asMapping(value))
                .forEach((name, entry) ->
                        all.put(name, new Dependency(condition(entry.value()), entry.keyAt())));
        return all;
    }

    private String condition(Yaml value) {
        var condition = "service_started";
        for (var entry : values.mapping("depends_on", value).entrySet()) {
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
                case "required" -> mustBe(entry, "required", true);
                case "restart" -> mustBe(entry, "restart", false);
                default -> refuse("depends_on", entry, Set.of("condition"));
            }
        }
        return condition;
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
