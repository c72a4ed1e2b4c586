package dev.slipway.core.engine;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A container to be created. Never pulls: the image must be there.
///
/// @param entrypoint, command null = the image's own
/// @param network a network's name, `none`, `host` or `container:NAME`
/// @param aliases names in that network
/// @param memoryBytes, nanoCpus 0 = no limit · restart `no`, `always`, `unless-stopped`,
///   `on-failure`
/// @param stopSignal, stopTimeout null = the image's own
/// @param init a tiny init as process 1 that reaps children
/// @param restart also `on-failure:N` · options the rarer ones
/// @param dnsOptions of its resolver: with `ndots:1` the engine never asks beyond itself for a name
///   without a dot
public record ContainerSpec(
        String name,
        String image,
        @Nullable List<String> entrypoint,
        @Nullable List<String> command,
        Map<String, String> environment,
        Map<String, String> labels,
        List<Mount> mounts,
        String network,
        List<String> aliases,
        List<PortBinding> ports,
        @Nullable String user,
        @Nullable String workingDirectory,
        @Nullable HealthCheck healthCheck,
        String restart,
        @Nullable String stopSignal,
        @Nullable Duration stopTimeout,
        long memoryBytes,
        long nanoCpus,
        boolean init,
        boolean privileged,
        List<String> extraHosts,
        List<String> dnsOptions,
        RunOptions options) {

    public ContainerSpec {
        entrypoint = entrypoint == null ? null : List.copyOf(entrypoint);
        command = command == null ? null : List.copyOf(command);
        environment = Map.copyOf(environment);
        labels = Map.copyOf(labels);
        mounts = List.copyOf(mounts);
        aliases = List.copyOf(aliases);
        ports = List.copyOf(ports);
        extraHosts = List.copyOf(extraHosts);
        dnsOptions = List.copyOf(dnsOptions);
    }

    public static Builder of(String name, String image) {
        return new Builder(name, image);
    }

    /// Collects what differs from the defaults: no network, the image's command, nothing mounted.
    public static final class Builder {
        private final String name;
        private final String image;
        private @Nullable List<String> entrypoint;
        private @Nullable List<String> command;
        private Map<String, String> environment = Map.of();
        private Map<String, String> labels = Map.of();
        private List<Mount> mounts = List.of();
        private String network = "none";
        private List<String> aliases = List.of();
        private List<PortBinding> ports = List.of();
        private @Nullable String user;
        private @Nullable String workingDirectory;
        private @Nullable HealthCheck healthCheck;
        private String restart = "no";
        private @Nullable String stopSignal;
        private @Nullable Duration stopTimeout;
        private long memoryBytes;
        private long nanoCpus;
        private boolean init;
        private boolean privileged;
        private List<String> extraHosts = List.of();
        private List<String> dnsOptions = List.of();
        private RunOptions options = RunOptions.DEFAULT;

        private Builder(String name, String image) {
            this.name = name;
            this.image = image;
        }

        public Builder entrypoint(@Nullable List<String> value) {
            entrypoint = value;
            return this;
        }

        public Builder command(@Nullable List<String> value) {
            command = value;
            return this;
        }

        public Builder environment(Map<String, String> value) {
            environment = value;
            return this;
        }

        public Builder labels(Map<String, String> value) {
            labels = value;
            return this;
        }

        public Builder mounts(List<Mount> value) {
            mounts = value;
            return this;
        }

        public Builder network(String value, List<String> namesThere) {
            network = value;
            aliases = namesThere;
            return this;
        }

        public Builder ports(List<PortBinding> value) {
            ports = value;
            return this;
        }

        public Builder user(@Nullable String value) {
            user = value;
            return this;
        }

        public Builder workingDirectory(@Nullable String value) {
            workingDirectory = value;
            return this;
        }

        public Builder healthCheck(@Nullable HealthCheck value) {
            healthCheck = value;
            return this;
        }

        public Builder restart(String value) {
            restart = value;
            return this;
        }

        public Builder stop(@Nullable String signal, @Nullable Duration timeout) {
            stopSignal = signal;
            stopTimeout = timeout;
            return this;
        }

        public Builder limits(long memory, long cpus) {
            memoryBytes = memory;
            nanoCpus = cpus;
            return this;
        }

        public Builder init(boolean value) {
            init = value;
            return this;
        }

        public Builder privileged(boolean value) {
            privileged = value;
            return this;
        }

        public Builder extraHosts(List<String> value) {
            extraHosts = value;
            return this;
        }

        public Builder dnsOptions(List<String> value) {
            dnsOptions = value;
            return this;
        }

        public Builder options(RunOptions value) {
            options = value;
            return this;
        }

        public ContainerSpec build() {
            return new ContainerSpec(
                    name,
                    image,
                    entrypoint,
                    command,
                    environment,
                    labels,
                    mounts,
                    network,
                    aliases,
                    ports,
                    user,
                    workingDirectory,
                    healthCheck,
                    restart,
                    stopSignal,
                    stopTimeout,
                    memoryBytes,
                    nanoCpus,
                    init,
                    privileged,
                    extraHosts,
                    dnsOptions,
                    options);
        }
    }
}
