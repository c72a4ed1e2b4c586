package dev.slipway.core.adapter.docker;

import dev.slipway.core.engine.Engine;
import dev.slipway.core.engine.Engines;
import dev.slipway.core.image.RegistryAccess;
import dev.slipway.core.secret.Secrets;
import dev.slipway.core.time.Timer;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The engines of the user's Docker contexts. Engines are shared: closing this closes all. Safe
/// from any thread.
public final class DockerEngines implements Engines, AutoCloseable {
    private final Map<String, DockerEngine> connected = new ConcurrentHashMap<>();
    private final DockerContexts contexts;
    private final RegistryAccess registries;
    private final Timer timer;
    private final Clock clock;

    /// @param environment usually `System.getenv()`; decides by DOCKER_HOST, DOCKER_CONTEXT,
    ///   DOCKER_CONFIG, DOCKER_TLS_VERIFY and DOCKER_CERT_PATH as the docker command does
    public DockerEngines(Map<String, String> environment, Timer timer, Clock clock) {
        this(environment, Optional.empty(), timer, clock);
    }

    /// @param secrets logins to registries that the docker command has none for
    public DockerEngines(
            Map<String, String> environment, Optional<Secrets> secrets, Timer timer, Clock clock) {
        var folder = configFolder(environment);
        this.contexts = new DockerContexts(environment, folder);
        this.registries = new RegistryAccess(folder, environment, secrets);
        this.timer = timer;
        this.clock = clock;
    }

    @Override
    public List<String> contexts() {
        return contexts.names();
    }

    @Override
    public Engine engine(String context) {
        var endpoint = contexts.endpoint(context);
        return connected.computeIfAbsent(
                endpoint.host(), host -> new DockerEngine(endpoint, registries, timer, clock));
    }

    @Override
    public void close() {
        connected.values().forEach(DockerEngine::close);
        connected.clear();
    }

    private static Path configFolder(Map<String, String> environment) {
        var configured = environment.getOrDefault("DOCKER_CONFIG", "");
        return configured.isEmpty()
                ? Path.of(System.getProperty("user.home", "."), ".docker")
                : Path.of(configured);
    }
}
