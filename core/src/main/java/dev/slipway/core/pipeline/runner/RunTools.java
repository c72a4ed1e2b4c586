package dev.slipway.core.pipeline.runner;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What steps need to make agents and stages while a run goes on. Equipped once before the first
/// step; safe from any thread then.
final class RunTools {
    private @Nullable AgentChoice agents;
    private @Nullable ReportWatch watch;
    private @Nullable StageRecord open;
    private Map<String, Duration> medians = Map.of();
    private final Set<String> built = ConcurrentHashMap.newKeySet();

    private final Map<String, Pod> pods = new ConcurrentHashMap<>();
    private Map<String, String> servers = Map.of();
    private volatile @Nullable Scan scan;
    private @Nullable Libraries libraries;
    private Function<String, Optional<byte[]>> source = path -> Optional.empty();

    /// A server that judges code.
    record Scan(String server, String credentialsId) {}

    void equip(AgentChoice choice, ReportWatch reports, Map<String, Duration> usual) {
        agents = choice;
        watch = reports;
        medians = usual;
    }

    /// @param known addresses of services by their names
    void equip(Map<String, String> known) {
        servers = Map.copyOf(known);
    }

    /// Address of a service by the name that pipelines call it, null if the settings say none.
    @Nullable String server(String name) {
        return servers.get(name);
    }

    /// A scanner was told of this server, with that secret.
    void scanned(String server, String credentialsId) {
        scan = new Scan(server, credentialsId);
    }

    /// Whom the last scanner was told of, null if there was none.
    @Nullable Scan scan() {
        return scan;
    }

    /// What a pod is made of that a `node` names by its label.
    void declare(String label, Pod pod) {
        pods.put(label, pod);
    }

    @Nullable Pod pod(String label) {
        return pods.get(label);
    }

    /// @param files of the built revision, by path
    void equip(Libraries shared, Function<String, Optional<byte[]>> files) {
        libraries = shared;
        source = files;
    }

    /// The stage without a block that goes on from here.
    ///
    /// @return the one that did so far
    synchronized @Nullable StageRecord open(@Nullable StageRecord next) {
        var before = open;
        open = next;
        return before;
    }

    /// Ids of the images that scripts built.
    Set<String> builtImages() {
        return built;
    }

    void built(String imageId) {
        built.add(imageId);
    }

    Libraries libraries() {
        return Objects.requireNonNull(libraries);
    }

    /// A file of the built revision.
    Optional<byte[]> source(String path) {
        return source.apply(path);
    }

    AgentChoice agents() {
        return Objects.requireNonNull(agents);
    }

    ReportWatch watch() {
        return Objects.requireNonNull(watch);
    }

    /// How long stages took in earlier runs, by path.
    Map<String, Duration> medians() {
        return medians;
    }
}
