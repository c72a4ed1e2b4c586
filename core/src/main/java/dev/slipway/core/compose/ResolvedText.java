package dev.slipway.core.compose;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.slipway.core.engine.Mount;
import dev.slipway.core.engine.RunOptions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The canonical text of an application's configuration: the same for any order of keys and for
/// short and long forms. What only steers a release (strategy, steps, limits, where users come in)
/// and the project's name are not part of it, so the same version can move between environments.
public final class ResolvedText {
    private ResolvedText() {}

    /// One service's.
    public static String of(Service service) {
        return of(List.of(service), List.of(), List.of());
    }

    static String of(List<Service> services, List<String> volumes, List<String> networks) {
        var all = new TreeMap<String, Object>();
        var byName = new TreeMap<String, Object>();
        services.forEach(service -> byName.put(service.name(), service(service)));
        all.put("services", byName);
        all.put("volumes", volumes.stream().sorted().toList());
        all.put("networks", networks.stream().sorted().toList());
        try {
            return JsonMapper.builder()
                    .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .build()
                    .writerWithDefaultPrettyPrinter()
                    .writeValueAsString(all);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps of texts are always JSON", e);
        }
    }

    private static Map<String, Object> service(Service service) {
        var text = new TreeMap<String, Object>();
        put(text, "image", service.image());
        put(text, "build", service.build().map(ResolvedText::build));
        put(text, "command", service.command());
        put(text, "entrypoint", service.entrypoint());
        put(text, "user", service.user());
        put(text, "working_dir", service.workingDirectory());
        put(text, "stop_signal", service.stopSignal());
        put(
                text,
                "healthcheck",
                service.healthCheck()
                        .map(check ->
                                Map.copyOf(
                                        Map.of(
                                                "test", check.test(),
                                                "interval", Durations.format(check.interval()),
                                                "timeout", Durations.format(check.timeout()),
                                                "start_period",
                                                        Durations.format(check.startPeriod()),
                                                "retries", check.retries())))
                        .map(TreeMap::new));
        put(text, "port", service.release().map(ReleaseSpec::port));
        text.put("environment", new TreeMap<>(service.environment()));
        text.put("labels", new TreeMap<>(service.labels()));
        text.put("volumes", service.mounts().stream().map(ResolvedText::mount).sorted().toList());
        text.put(
                "ports",
                service.ports().stream()
                        .map(p ->
                                p.hostIp()
                                        + ":"
                                        + p.hostPort()
                                        + ":"
                                        + p.containerPort()
                                        + (p.isTcp() ? "" : "/" + p.protocol()))
                        .sorted()
                        .toList());
        text.put("networks", service.networks().stream().sorted().toList());
        text.put("depends_on", new TreeMap<>(service.dependsOn()));
        text.put("extra_hosts", service.extraHosts().stream().sorted().toList());
        text.put("replicas", service.replicas());
        text.put("memory", service.memoryBytes());
        text.put("nanoCpus", service.nanoCpus());
        text.put("restart", service.restart());
        text.put("stop_grace_period", Durations.format(service.stopGracePeriod()));
        text.put("init", service.init());
        more(text, service);
        return text;
    }

    // Only what is there, so that a configuration without them keeps its digest.
    private static void more(Map<String, Object> text, Service service) {
        if (!service.networkMode().isEmpty()) {
            text.put("network_mode", service.networkMode());
        }
        if (!service.aliases().isEmpty()) {
            text.put("aliases", new TreeMap<>(service.aliases()));
        }
        if (service.job()) {
            text.put("job", true);
        }
        if (!service.options().equals(RunOptions.DEFAULT)) {
            text.put("options", service.options());
        }
        if (!service.files().isEmpty()) {
            text.put("files", service.files().stream().map(FileSpec::toString).sorted().toList());
        }
    }

    private static Map<String, Object> build(Service.BuildSpec build) {
        var text = new TreeMap<String, Object>();
        text.put("context", build.context());
        text.put("dockerfile", build.dockerfile());
        put(text, "target", build.target());
        text.put("args", new TreeMap<>(build.args()));
        return text;
    }

    private static String mount(Mount mount) {
        var mode = mount.readOnly() ? ":ro" : ":rw";
        return switch (mount) {
            case Mount.Volume volume -> "volume:" + volume.name() + ":" + volume.target() + mode;
            case Mount.Bind bind -> "bind:" + bind.source() + ":" + bind.target() + mode;
            case Mount.Tmpfs tmpfs -> "tmpfs:" + tmpfs.target() + ":" + tmpfs.sizeBytes();
        };
    }

    private static void put(Map<String, Object> text, String key, Optional<?> value) {
        @Nullable Object present = value.orElse(null);
        if (present != null) {
            text.put(key, present);
        }
    }
}
