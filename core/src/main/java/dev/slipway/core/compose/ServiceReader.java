package dev.slipway.core.compose;

import dev.slipway.core.compose.Service.BuildSpec;
import dev.slipway.core.engine.HealthCheck;
import dev.slipway.core.engine.Mount;
import dev.slipway.core.engine.PortBinding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One entry of `services:`. One thread, one use.
final class ServiceReader {
    private static final Set<String> KEYS =
            Set.of(
                    "image build command entrypoint environment ports expose volumes tmpfs networks depends_on healthcheck deploy labels restart user working_dir stop_signal stop_grace_period init extra_hosts container_name mem_limit cpus x-release"
                            .split(" "));
    private static final Set<String> RESTARTS =
            Set.of("no", "always", "unless-stopped", "on-failure");

    private final String name;
    private final Yaml.Entry entry;
    private final Values values;
    private final Map<String, String> variables;
    private final MountReader mountReader;
    private final ServiceParts parts;
    private final List<Mount> mounts = new ArrayList<>();

    private Optional<String> image = Optional.empty();
    private Optional<BuildSpec> build = Optional.empty();
    private Optional<List<String>> command = Optional.empty();
    private Optional<List<String>> entrypoint = Optional.empty();
    private Map<String, String> environment = Map.of();
    private List<PortBinding> ports = List.of();
    private Map<String, Yaml.At> networks = Map.of();
    private Map<String, ServiceParts.Dependency> dependsOn = Map.of();
    private Optional<HealthCheck> healthCheck = Optional.empty();
    private ServiceParts.Deploy deploy = ServiceParts.Deploy.DEFAULT;
    private Map<String, String> labels = Map.of();
    private Optional<String> restart = Optional.empty();
    private Optional<String> user = Optional.empty();
    private Optional<String> workingDirectory = Optional.empty();
    private Optional<String> stopSignal = Optional.empty();
    private Duration stopGracePeriod = Duration.ofSeconds(10);
    private boolean init;
    private List<String> extraHosts = List.of();
    private Optional<ReleaseSpec> release = Optional.empty();
    private boolean mayBeRouted = true;

    /// @param references names elsewhere in the file that have to exist
    record Draft(
            Service service,
            Yaml.At at,
            Map<String, ServiceParts.Dependency> dependsOn,
            Map<String, Yaml.At> networks,
            List<MountReader.Named> volumes,
            boolean saysRestart) {}

    ServiceReader(String name, Yaml.Entry entry, Values values, Map<String, String> variables) {
        this.name = name;
        this.entry = entry;
        this.values = values;
        this.variables = variables;
        this.mountReader = new MountReader(values);
        this.parts = new ServiceParts(values);
    }

    Draft read() {
        var entries = values.mapping("services." + name, entry.value());
        entries.forEach(this::what);
        entries.forEach(this::how);
        entries.forEach(this::unknown);
        if (image.isEmpty() && build.isEmpty()) {
            values.findings()
                    .error(
                            entry.keyAt(),
                            "compose.noImage",
                            "The service " + name + " has neither image nor build.",
                            "Write image: NAME:TAG or build: .");
        }
        route();
        return new Draft(
                service(),
                entry.keyAt(),
                dependsOn,
                networks,
                mountReader.named(),
                restart.isPresent());
    }

    /// What runs.
    private void what(String key, Yaml.Entry given) {
        var value = given.value();
        switch (key) {
            case "image" -> image = values.text("image", value);
            case "build" -> build = parts.build(value);
            case "command" -> command = values.command("command", value);
            case "entrypoint" -> entrypoint = values.command("entrypoint", value);
            case "environment" -> environment = environment(value);
            case "user" -> user = values.text("user", value);
            case "working_dir" -> workingDirectory = values.text("working_dir", value);
            case "labels" -> labels = values.named("labels", value);
            case "x-release" -> release(value);
            default -> {
                // the others are read below
            }
        }
    }

    /// What it is given and how it is kept going.
    private void how(String key, Yaml.Entry given) {
        var value = given.value();
        switch (key) {
            case "ports" -> ports = new PortReader(values).read(value);
            case "expose" -> values.texts("expose", value);
            case "volumes" -> mounts.addAll(mountReader.volumes(value));
            case "tmpfs" -> mounts.addAll(mountReader.tmpfs(value));
            case "networks" -> networks = parts.networks(value);
            case "depends_on" -> dependsOn = parts.dependsOn(value);
            case "healthcheck" -> healthCheck = new HealthCheckReader(values).read(value);
            case "deploy" -> deploy = parts.deploy(value, deploy);
            case "mem_limit" -> deploy = deploy.withMemory(values.size(key, value));
            case "cpus" -> deploy = deploy.withCpus(values.cpus(key, value));
            case "restart" -> restart = restart(value);
            case "stop_signal" -> stopSignal = values.text("stop_signal", value);
            case "stop_grace_period" ->
                    stopGracePeriod = values.duration(key, value).orElse(stopGracePeriod);
            case "init" -> init = values.bool("init", value).orElse(false);
            case "extra_hosts" -> extraHosts = parts.extraHosts(value);
            default -> {
                // the others are read above
            }
        }
    }

    private void unknown(String key, Yaml.Entry given) {
        if (key.equals("container_name")) {
            values.findings()
                    .warning(
                            given.keyAt(),
                            "compose.fixedName",
                            "container_name is not used: two versions run side by side, so Slipway names the containers.",
                            "Take it out; other services use the service's name.");
        } else if (!KEYS.contains(key)) {
            KnownKeys.refuse(values.findings(), "services." + name, key, given, KEYS);
        }
    }

    /// A name without a value takes it from the variables, or is left out.
    private Map<String, String> environment(Yaml value) {
        Map<String, String> all = new LinkedHashMap<>();
        values.mapping("environment", Overlay.asMapping(value))
                .forEach((key, given) -> {
                    if (given.value() instanceof Yaml.Scalar scalar && scalar.isNull()) {
                        var outside = variables.get(key);
                        if (outside != null) {
                            all.put(key, outside);
                        }
                    } else {
                        values.text("environment." + key, given.value())
                                .ifPresent(text -> all.put(key, text));
                    }
                });
        return all;
    }

    private Optional<String> restart(Yaml value) {
        var word = values.text("restart", value);
        if (word.isPresent() && !RESTARTS.contains(word.get())) {
            values.wrong("restart", value, "is no, always, on-failure or unless-stopped", "");
        }
        return word;
    }

    private void release(Yaml value) {
        if (value instanceof Yaml.Scalar scalar && scalar.text().equals("false")) {
            mayBeRouted = false;
        } else {
            release = new ReleaseSpecReader(values).read(value);
        }
    }

    /// Without `x-release`, a service with one port is released on that pair.
    private void route() {
        if (entry.value() instanceof Yaml.Mapping mapping
                && mapping.get("x-release").isEmpty()
                && mayBeRouted
                && ports.size() == 1) {
            var port = ports.getFirst();
            var other = NotHttp.usedBy(port.containerPort());
            if (other.isPresent()) {
                values.findings()
                        .warning(
                                entry.keyAt(),
                                "compose.notHttp",
                                "Port "
                                        + port.containerPort()
                                        + " is usually "
                                        + other.get()
                                        + ", not HTTP: "
                                        + name
                                        + " publishes it itself and is recreated at a release.",
                                "Write x-release if it is HTTP, or x-release: false to say that it is not.");
                return;
            }
            release =
                    Optional.of(
                            ReleaseSpecReader.rolling(
                                    port.containerPort(), port.hostIp(), port.hostPort()));
        }
        release.ifPresent(this::routerPublishes);
    }

    private void routerPublishes(ReleaseSpec spec) {
        ports = ports.stream().filter(p -> p.containerPort() != spec.port()).toList();
        if (!ports.isEmpty()) {
            values.findings()
                    .error(
                            entry.keyAt(),
                            "unsupported.compose.ports.besideRelease",
                            name + " publishes ports beside the one that is released.",
                            "Two versions cannot share a port of this machine: publish only x-release's.");
        }
    }

    private Service service() {
        Map<String, String> conditions = new LinkedHashMap<>();
        dependsOn.forEach((other, dependency) -> conditions.put(other, dependency.condition()));
        return new Service(
                name,
                image,
                build,
                command,
                entrypoint,
                environment,
                mounts,
                ports,
                List.copyOf(networks.keySet()),
                conditions,
                healthCheck,
                deploy.replicas(),
                deploy.memoryBytes(),
                deploy.nanoCpus(),
                labels,
                restart.orElse("no"),
                user,
                workingDirectory,
                stopSignal,
                stopGracePeriod,
                init,
                extraHosts,
                mountReader.hostAccess(),
                release);
    }
}
