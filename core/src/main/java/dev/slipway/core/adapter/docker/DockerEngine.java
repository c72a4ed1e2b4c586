package dev.slipway.core.adapter.docker;

import dev.slipway.core.engine.Builds;
import dev.slipway.core.engine.Containers;
import dev.slipway.core.engine.Engine;
import dev.slipway.core.engine.Execs;
import dev.slipway.core.engine.Images;
import dev.slipway.core.engine.Networks;
import dev.slipway.core.engine.SecureShell;
import dev.slipway.core.engine.Volumes;
import dev.slipway.core.image.RegistryAccess;
import dev.slipway.core.time.Timer;
import java.time.Clock;

/// One Docker engine. Nothing is asked of it before the first call of a port.
final class DockerEngine implements Engine {
    private final DockerHttp http;
    private final Containers containers;
    private final Execs execs;
    private final Images images;
    private final Networks networks;
    private final Volumes volumes;
    private final Builds builds;

    DockerEngine(
            DockerEndpoint endpoint,
            SecureShell shell,
            RegistryAccess registries,
            Timer timer,
            Clock clock) {
        http =
                endpoint.isSsh()
                        ? DockerHttp.by(new SshBridge(endpoint.host(), shell), endpoint, timer)
                        : new DockerHttp(endpoint, timer);
        containers = new DockerContainers(http);
        execs = new DockerExecs(http, timer);
        images = new DockerImages(http, registries);
        networks = new DockerNetworks(http);
        volumes = new DockerVolumes(http);
        builds = new DockerBuilds(http, images, clock);
    }

    @Override
    public Info info() {
        var version = http.version();
        var info = http.get("/info").orProblem("ask the engine who it is");
        return new Info(
                info.path("Name").asText(),
                info.path("ServerVersion").asText(),
                version.used(),
                version.newest(),
                info.path("OSType").asText(),
                info.path("Architecture").asText(),
                info.path("NCPU").asInt(),
                info.path("MemTotal").asLong());
    }

    @Override
    public Containers containers() {
        return containers;
    }

    @Override
    public Execs execs() {
        return execs;
    }

    @Override
    public Images images() {
        return images;
    }

    @Override
    public Networks networks() {
        return networks;
    }

    @Override
    public Volumes volumes() {
        return volumes;
    }

    @Override
    public Builds builds() {
        return builds;
    }

    @Override
    public String endpoint() {
        return http.endpoint().host();
    }

    @Override
    public void close() {
        http.close();
    }
}
