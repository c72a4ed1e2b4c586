package dev.slipway.core.adapter.docker;

import dev.slipway.core.engine.Engine;
import dev.slipway.core.engine.Engines;
import dev.slipway.core.engine.SecureShell;
import dev.slipway.core.image.RegistryAccess;
import dev.slipway.core.problem.ProblemException;
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
    private final SecureShell shell;
    private final Timer timer;
    private final Clock clock;

    /// @param environment usually `System.getenv()`; decides by DOCKER_HOST, DOCKER_CONTEXT,
    ///   DOCKER_CONFIG, DOCKER_TLS_VERIFY and DOCKER_CERT_PATH as the docker command does Contexts
    ///   by ssh are out of reach.
    public DockerEngines(Map<String, String> environment, Timer timer, Clock clock) {
        this(environment, Optional.empty(), new NoShell(), timer, clock);
    }

    /// @param secrets logins to registries that the docker command has none for
    /// @param shell for contexts by ssh; closed with this
    public DockerEngines(
            Map<String, String> environment,
            Optional<Secrets> secrets,
            SecureShell shell,
            Timer timer,
            Clock clock) {
        this.shell = shell;
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
                endpoint.host(),
                host -> new DockerEngine(endpoint, shell, registries, timer, clock));
    }

    @Override
    public void close() {
        connected.values().forEach(DockerEngine::close);
        connected.clear();
        shell.close();
    }

    private static final class NoShell implements SecureShell {
        @Override
        public Process start(String address, String command) {
            throw ProblemException.outside(
                    "engine.unreachable", address + " is not reached without ssh.", "", null);
        }

        @Override
        public void close() {
            // there is nothing
        }
    }

    private static Path configFolder(Map<String, String> environment) {
        var configured = environment.getOrDefault("DOCKER_CONFIG", "");
        return configured.isEmpty()
                ? Path.of(System.getProperty("user.home", "."), ".docker")
                : Path.of(configured);
    }
}
