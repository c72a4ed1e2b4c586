package dev.slipway.core.compose;

import dev.slipway.core.engine.HealthCheck;
import dev.slipway.core.engine.Mount;
import dev.slipway.core.engine.PortBinding;
import dev.slipway.core.engine.RunOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// One service of an application.
///
/// @param image as written, empty for a service that is built · build how it is built
/// @param mounts volume names are the file's, not yet the engine's
/// @param ports published directly; a routed service has none here, its router publishes
/// @param networks names in the file; empty = the default one
/// @param dependsOn condition by service: `service_started`, `service_healthy`,
///   `service_completed_successfully`
/// @param release how it takes traffic and is released; empty = recreated
/// @param hostAccess the keys that reach the host, each with its line, for the plan: `privileged
///   (line 12)`
/// @param networkMode `host` or `none` instead of networks, else empty · aliases more names by
///   network
/// @param job it runs to its end, once a release · files it is given before it starts
public record Service(
        String name,
        Optional<String> image,
        Optional<BuildSpec> build,
        Optional<List<String>> command,
        Optional<List<String>> entrypoint,
        Map<String, String> environment,
        List<Mount> mounts,
        List<PortBinding> ports,
        List<String> networks,
        Map<String, String> dependsOn,
        Optional<HealthCheck> healthCheck,
        int replicas,
        long memoryBytes,
        long nanoCpus,
        Map<String, String> labels,
        String restart,
        Optional<String> user,
        Optional<String> workingDirectory,
        Optional<String> stopSignal,
        Duration stopGracePeriod,
        boolean init,
        List<String> extraHosts,
        List<String> hostAccess,
        Optional<ReleaseSpec> release,
        String networkMode,
        Map<String, List<String>> aliases,
        boolean job,
        RunOptions options,
        List<FileSpec> files) {

    public Service {
        environment = Map.copyOf(environment);
        mounts = List.copyOf(mounts);
        ports = List.copyOf(ports);
        networks = List.copyOf(networks);
        dependsOn = Map.copyOf(dependsOn);
        labels = Map.copyOf(labels);
        extraHosts = List.copyOf(extraHosts);
        hostAccess = List.copyOf(hostAccess);
        networkMode = Objects.requireNonNullElse(networkMode, "");
        aliases = Map.copyOf(aliases);
        options = Objects.requireNonNullElse(options, RunOptions.DEFAULT);
        files = List.copyOf(files);
    }

    /// The same, released otherwise.
    public Service withRelease(ReleaseSpec spec) {
        return new Service(
                name,
                image,
                build,
                command,
                entrypoint,
                environment,
                mounts,
                ports,
                networks,
                dependsOn,
                healthCheck,
                replicas,
                memoryBytes,
                nanoCpus,
                labels,
                restart,
                user,
                workingDirectory,
                stopSignal,
                stopGracePeriod,
                init,
                extraHosts,
                hostAccess,
                Optional.of(spec),
                networkMode,
                aliases,
                job,
                options,
                files);
    }

    /// The same with another number of containers.
    public Service withReplicas(int number) {
        return new Service(
                name,
                image,
                build,
                command,
                entrypoint,
                environment,
                mounts,
                ports,
                networks,
                dependsOn,
                healthCheck,
                number,
                memoryBytes,
                nanoCpus,
                labels,
                restart,
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
                job,
                options,
                files);
    }

    /// The same from another image (empty: its own), with another environment.
    public Service with(Optional<String> otherImage, Map<String, String> variables) {
        return new Service(
                name,
                otherImage.or(() -> image),
                otherImage.isPresent() ? Optional.empty() : build,
                command,
                entrypoint,
                variables,
                mounts,
                ports,
                networks,
                dependsOn,
                healthCheck,
                replicas,
                memoryBytes,
                nanoCpus,
                labels,
                restart,
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
                job,
                options,
                files);
    }

    /// @param context relative to the Compose file's folder
    public record BuildSpec(
            String context, String dockerfile, Optional<String> target, Map<String, String> args) {
        public BuildSpec {
            args = Map.copyOf(args);
        }
    }
}
