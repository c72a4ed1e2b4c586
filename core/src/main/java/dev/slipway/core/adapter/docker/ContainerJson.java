package dev.slipway.core.adapter.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.core.engine.ContainerId;
import dev.slipway.core.engine.ContainerSpec;
import dev.slipway.core.engine.ContainerState;
import dev.slipway.core.engine.ContainerState.Health;
import dev.slipway.core.engine.ContainerState.Run;
import dev.slipway.core.engine.HealthCheck;
import dev.slipway.core.engine.ImageId;
import dev.slipway.core.engine.Mount;
import dev.slipway.core.engine.PortBinding;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A container as the engine's JSON has it, both ways.
final class ContainerJson {
    private static final Set<String> BUILT_IN_NETWORKS =
            Set.of("none", "host", "bridge", "default");

    private ContainerJson() {}

    static ObjectNode body(ContainerSpec spec) {
        var body = DockerHttp.json().createObjectNode();
        body.put("Image", spec.image());
        var entrypoint = spec.entrypoint();
        if (entrypoint != null) {
            // An empty list would mean the image's own; this is how the docker command clears it.
            strings(body, "Entrypoint", entrypoint.isEmpty() ? List.of("") : entrypoint);
        }
        if (spec.command() != null) {
            strings(body, "Cmd", spec.command());
        }
        var environment = body.putArray("Env");
        spec.environment().forEach((name, value) -> environment.add(name + "=" + value));
        put(body.putObject("Labels"), spec.labels());
        putUnlessNull(body, "User", spec.user());
        putUnlessNull(body, "WorkingDir", spec.workingDirectory());
        putUnlessNull(body, "StopSignal", spec.stopSignal());
        var stopTimeout = spec.stopTimeout();
        if (stopTimeout != null) {
            body.put("StopTimeout", wholeSeconds(stopTimeout));
        }
        var healthCheck = spec.healthCheck();
        if (healthCheck != null) {
            body.set("Healthcheck", health(healthCheck));
        }
        var exposed = body.putObject("ExposedPorts");
        spec.ports()
                .forEach(port -> exposed.putObject(port.containerPort() + "/" + port.protocol()));
        RunOptionsJson.body(body, spec.options());
        body.set("HostConfig", hostConfig(spec));
        if (!spec.network().startsWith("container:")
                && !BUILT_IN_NETWORKS.contains(spec.network())) {
            strings(
                    body.putObject("NetworkingConfig")
                            .putObject("EndpointsConfig")
                            .putObject(spec.network()),
                    "Aliases",
                    spec.aliases());
        }
        return body;
    }

    /// Docker counts stop times in whole seconds; a grace is never cut short.
    static long wholeSeconds(Duration duration) {
        return duration.plusNanos(999_999_999).toSeconds();
    }

    private static ObjectNode hostConfig(ContainerSpec spec) {
        var host = DockerHttp.json().createObjectNode();
        host.put("NetworkMode", spec.network());
        host.put("Memory", spec.memoryBytes());
        host.put("NanoCpus", spec.nanoCpus());
        host.put("Init", spec.init());
        host.put("Privileged", spec.privileged());
        restart(host.putObject("RestartPolicy"), spec.restart());
        strings(host, "ExtraHosts", spec.extraHosts());
        strings(host, "DnsOptions", spec.dnsOptions());
        RunOptionsJson.host(host, spec.options());
        var mounts = host.putArray("Mounts");
        spec.mounts().forEach(mount -> mounts.add(mount(mount)));
        var ports = host.putObject("PortBindings");
        for (var port : spec.ports()) {
            ports.withArray("/" + port.containerPort() + "~1" + port.protocol())
                    .addObject()
                    .put("HostIp", port.hostIp())
                    .put("HostPort", port.hostPort() == 0 ? "" : "" + port.hostPort());
        }
        return host;
    }

    private static void restart(ObjectNode policy, String restart) {
        var colon = restart.indexOf(':');
        policy.put("Name", colon < 0 ? restart : restart.substring(0, colon));
        if (colon >= 0) {
            policy.put("MaximumRetryCount", Integer.parseInt(restart.substring(colon + 1)));
        }
    }

    private static ObjectNode mount(Mount mount) {
        var node = DockerHttp.json().createObjectNode();
        node.put("Target", mount.target());
        node.put("ReadOnly", mount.readOnly());
        switch (mount) {
            case Mount.Volume volume -> node.put("Type", "volume").put("Source", volume.name());
            case Mount.Bind bind -> node.put("Type", "bind").put("Source", bind.source());
            case Mount.Tmpfs tmpfs -> {
                node.put("Type", "tmpfs");
                node.putObject("TmpfsOptions").put("SizeBytes", tmpfs.sizeBytes());
            }
        }
        return node;
    }

    private static ObjectNode health(HealthCheck check) {
        var node = DockerHttp.json().createObjectNode();
        strings(node, "Test", check.test());
        node.put("Interval", check.interval().toNanos());
        node.put("Timeout", check.timeout().toNanos());
        node.put("StartPeriod", check.startPeriod().toNanos());
        node.put("Retries", check.retries());
        return node;
    }

    static void strings(ObjectNode node, String name, List<String> values) {
        var array = node.putArray(name);
        values.forEach(array::add);
    }

    static void put(ObjectNode node, Map<String, String> values) {
        values.forEach(node::put);
    }

    private static void putUnlessNull(ObjectNode node, String name, @Nullable String value) {
        if (value != null) {
            node.put(name, value);
        }
    }

    static ContainerState state(JsonNode json) {
        var state = json.path("State");
        var run = run(state.path("Status").asText());
        return new ContainerState(
                new ContainerId(json.path("Id").asText()),
                json.path("Name").asText().replaceFirst("^/", ""),
                new ImageId(json.path("Image").asText()),
                map(json.path("Config").path("Labels")),
                run,
                health(state.path("Health").path("Status").asText("none")),
                exitCode(run, state),
                instant(state.path("StartedAt").asText("")),
                json.path("RestartCount").asInt(),
                healthOutput(state.path("Health").path("Log")),
                addresses(json.path("NetworkSettings").path("Networks")),
                ports(json.path("NetworkSettings").path("Ports")));
    }

    private static Run run(String status) {
        return switch (status) {
            case "created" -> Run.CREATED;
            case "running" -> Run.RUNNING;
            case "paused" -> Run.PAUSED;
            case "restarting" -> Run.RESTARTING;
            case "exited" -> Run.EXITED;
            // "dead" and "removing"
            default -> Run.DEAD;
        };
    }

    private static Health health(String status) {
        return switch (status) {
            case "starting" -> Health.STARTING;
            case "healthy" -> Health.HEALTHY;
            case "unhealthy" -> Health.UNHEALTHY;
            default -> Health.NONE;
        };
    }

    private static @Nullable Integer exitCode(Run run, JsonNode state) {
        var ended = instant(state.path("FinishedAt").asText("")) != null;
        return ended && run != Run.RUNNING && run != Run.PAUSED
                ? (Integer) state.path("ExitCode").asInt()
                : null;
    }

    /// Null for Docker's year 1, which says "never".
    static @Nullable Instant instant(String text) {
        return text.isEmpty() || text.startsWith("0001-") ? null : Instant.parse(text);
    }

    private static @Nullable String healthOutput(JsonNode log) {
        return log instanceof ArrayNode array && !array.isEmpty()
                ? array.get(array.size() - 1).path("Output").asText("").strip()
                : null;
    }

    private static Map<String, String> addresses(JsonNode networks) {
        var addresses = new LinkedHashMap<String, String>();
        networks.properties()
                .forEach(network -> {
                    var address = network.getValue().path("IPAddress").asText("");
                    if (!address.isEmpty()) {
                        addresses.put(network.getKey(), address);
                    }
                });
        return addresses;
    }

    private static List<PortBinding> ports(JsonNode ports) {
        var bindings = new ArrayList<PortBinding>();
        for (var port : ports.properties()) {
            var slash = port.getKey().indexOf('/');
            var containerPort = Integer.parseInt(port.getKey().substring(0, slash));
            var protocol = port.getKey().substring(slash + 1);
            for (var binding : port.getValue()) {
                bindings.add(
                        new PortBinding(
                                containerPort,
                                binding.path("HostIp").asText(""),
                                binding.path("HostPort").asInt(),
                                protocol));
            }
        }
        return List.copyOf(bindings);
    }

    static Map<String, String> map(JsonNode object) {
        var map = new LinkedHashMap<String, String>();
        object.properties().forEach(entry -> map.put(entry.getKey(), entry.getValue().asText()));
        return Map.copyOf(map);
    }
}
