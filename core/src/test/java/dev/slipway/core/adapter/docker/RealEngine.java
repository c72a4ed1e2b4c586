package dev.slipway.core.adapter.docker;

import dev.slipway.core.engine.Engine;
import dev.slipway.core.engine.Engines;
import dev.slipway.core.time.Timer;
import java.time.Clock;

/// The engine that DOCKER_HOST or the current context names; without one every test fails.
final class RealEngine {
    private static final DockerEngines ENGINES =
            new DockerEngines(System.getenv(), Timer.system(), Clock.systemUTC());

    private RealEngine() {}

    static DockerEndpoint endpoint() {
        return new DockerEndpoint(shared().endpoint(), null);
    }

    static Engine shared() {
        return ENGINES.engine(Engines.DEFAULT);
    }
}
