package dev.slipway.core.compose;

import dev.slipway.core.compose.Service.BuildSpec;
import dev.slipway.core.engine.HealthCheck;
import dev.slipway.core.engine.Mount;
import dev.slipway.core.engine.PortBinding;
import dev.slipway.core.engine.RunOptions;
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
                    "image build command entrypoint environment env_file ports expose volumes tmpfs networks network_mode links depends_on healthcheck deploy scale labels label_file restart user working_dir stop_signal stop_grace_period init extra_hosts container_name mem_limit cpus configs secrets profiles pull_policy attach develop x-release"
                            .split(" "));
    private static final Set<String> RESTARTS =
            Set.of("no", "always", "unless-stopped", "on-failure");
    private static final Set<String> PULLS = Set.of("always", "missing", "if_not_present", "build");

    private final String name;
    private final Yaml.Entry entry;
    private final Values values;
    private final Surroundings around;
    private final MountReader mountReader;
    private final ServiceParts parts;
    private final DeployReader deploy;
    private final OptionsReader options;
    private final EnvironmentReader environments;
    private final FileReader fileReader;
    private final List<Mount> mounts = new ArrayList<>();
    private final List<FileSpec> files = new ArrayList<>();
    private final List<String> hostAccess = new ArrayList<>();

    private Optional<String> image = Optional.empty();
    private Optional<BuildSpec> build = Optional.empty();
    private Optional<List<String>> command = Optional.empty();
    private Optional<List<String>> entrypoint = Optional.empty();
    private Map<String, String> environment = Map.of();
    private List<PortBinding> ports = List.of();
    private Map<String, ServiceParts.Network> networks = Map.of();
    private String networkMode = "";
    private final Map<String, ServiceParts.Dependency> dependsOn = new LinkedHashMap<>();
    private Optional<HealthCheck> healthCheck = Optional.empty();
    private Map<String, String> labels = Map.of();
    private final Map<String, String> fileEnvironment = new LinkedHashMap<>();
    private final Map<String, String> fileLabels = new LinkedHashMap<>();
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
            Map<String, ServiceParts.Network> networks,
            List<MountReader.Named> volumes,
            boolean saysRestart) {}

    /// What the rest of the project brings to a service.
    ///
    /// @param active names of the services that take part
    /// @param hostVolumes what a volume reaches of the host, by its name
    record Surroundings(
            Set<String> active,
            Map<String, String> variables,
            ComposeFiles files,
            FileDefinitions definitions,
            Map<String, String> hostVolumes) {}

    ServiceReader(String name, Yaml.Entry entry, Values values, Surroundings around) {
        this.name = name;
        this.entry = entry;
        this.values = values;
        this.around = around;
        this.mountReader = new MountReader(values, around.files(), around.hostVolumes());
        this.parts = new ServiceParts(values);
        this.deploy = new DeployReader(values);
        this.options = new OptionsReader(values);
        this.environments = new EnvironmentReader(values, around.files(), around.variables());
        this.fileReader = new FileReader(values, around.definitions());
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
                restart.or(deploy::restart).isPresent() || deploy.isJob());
    }

    /// What runs.
    private void what(String key, Yaml.Entry given) {
        var value = given.value();
        switch (key) {
            case "image" -> image = values.text("image", value);
            case "build" -> build = parts.build(value);
            case "command" -> command = values.command("command", value);
            case "entrypoint" -> entrypoint = values.command("entrypoint", value);
            case "environment" -> environment = environments.environment(value);
            case "env_file" -> fileEnvironment.putAll(environments.files(key, value));
            case "label_file" -> fileLabels.putAll(environments.files(key, value));
            case "configs" -> files.addAll(fileReader.read(false, value));
            case "secrets" -> files.addAll(fileReader.read(true, value));
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
            case "volumes" -> {
                mounts.addAll(mountReader.volumes(value));
                files.addAll(mountReader.files());
            }
            case "tmpfs" -> mounts.addAll(mountReader.tmpfs(value));
            case "networks" -> networks = parts.networks(value);
            case "network_mode" -> networkMode(given);
            case "depends_on" -> dependsOn.putAll(parts.dependsOn(value));
            case "links" -> parts.links(value).forEach(dependsOn::putIfAbsent);
            case "healthcheck" -> healthCheck = new HealthCheckReader(values).read(value);
            case "deploy" -> deploy.read(value);
            case "scale" -> deploy.scale(value);
            case "mem_limit" -> deploy.memory(value);
            case "cpus" -> deploy.cpus(value);
            case "pull_policy" -> pullPolicy(value);
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
        } else if (OptionsReader.KEYS.contains(key)) {
            options.read(key, given);
        } else if (!KEYS.contains(key)) {
            KnownKeys.refuse(values.findings(), "services." + name, key, given, KEYS);
        }
    }

    private Optional<String> restart(Yaml value) {
        var word = values.text("restart", value);
        if (word.isPresent()
                && !RESTARTS.contains(word.get())
                && !word.get().matches("on-failure:\\d{1,4}")) {
            values.wrong("restart", value, "is no, always, on-failure or unless-stopped", "");
        }
        return word;
    }

    // The identity of an image is settled before a release, whatever its tag does meanwhile.
    private void pullPolicy(Yaml value) {
        var word = values.text("pull_policy", value).orElse("missing");
        if (!PULLS.contains(word)) {
            values.findings()
                    .error(
                            value.at(),
                            "unsupported.compose.pull_policy",
                            "pull_policy " + word + " is not supported.",
                            "Take it out: an image that is not on the engine is pulled.");
        }
    }

    private void networkMode(Yaml.Entry given) {
        var mode = values.text("network_mode", given.value()).orElse("");
        if (mode.equals("host") || mode.equals("none")) {
            networkMode = mode;
            if (mode.equals("host")) {
                hostAccess.add("network_mode host (line " + given.keyAt().line() + ")");
            }
        } else if (!mode.isEmpty() && !mode.equals("bridge")) {
            values.findings()
                    .error(
                            given.value().at(),
                            "unsupported.compose.network_mode",
                            "network_mode " + mode + " is not supported.",
                            "host and none are; two versions cannot share another service's network.");
        }
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
                && ports.size() == 1
                && ports.getFirst().isTcp()) {
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
        if (release.isPresent() && !networkMode.isEmpty()) {
            values.findings()
                    .error(
                            entry.keyAt(),
                            "unsupported.compose.network_mode",
                            name + " takes traffic but has network_mode " + networkMode + ".",
                            "Take network_mode out, or write x-release: false.");
        }
    }

    private void routerPublishes(ReleaseSpec spec) {
        ports = ports.stream().filter(p -> !p.isTcp() || p.containerPort() != spec.port()).toList();
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
        dependsOn.forEach((other, dependency) -> {
            if (around.active().contains(other)) {
                conditions.put(other, dependency.condition());
            }
        });
        Map<String, List<String>> aliases = new LinkedHashMap<>();
        networks.forEach((network, joined) -> {
            if (!joined.aliases().isEmpty()) {
                aliases.put(network, joined.aliases());
            }
        });
        hostAccess.addAll(mountReader.hostAccess());
        hostAccess.addAll(options.hostAccess());
        return new Service(
                name,
                image,
                build,
                command,
                entrypoint,
                over(fileEnvironment, environment),
                mounts,
                ports,
                List.copyOf(networks.keySet()),
                conditions,
                healthCheck,
                deploy.replicas(),
                deploy.memoryBytes(),
                deploy.nanoCpus(),
                over(fileLabels, labels),
                restart.or(deploy::restart).orElse("no"),
                user,
                workingDirectory,
                stopSignal,
                stopGracePeriod,
                init,
                extraHosts,
                hostAccess,
                release,
                networkMode,
                aliases,
                deploy.isJob(),
                runOptions(),
                files);
    }

    private RunOptions runOptions() {
        return options.options(deploy.memoryReservation(), deploy.pids());
    }

    private static Map<String, String> over(Map<String, String> below, Map<String, String> above) {
        var all = new LinkedHashMap<>(below);
        all.putAll(above);
        return all;
    }
}
