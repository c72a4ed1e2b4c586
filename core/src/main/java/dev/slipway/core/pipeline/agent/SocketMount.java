package dev.slipway.core.pipeline.agent;

import dev.slipway.core.engine.Engine;
import dev.slipway.core.engine.Mount;

/// The engine's own socket, for agents of projects that are trusted with it.
final class SocketMount {
    static final String TARGET = "/var/run/docker.sock";

    private SocketMount() {}

    static boolean isSocket(Mount.Bind bind) {
        return bind.source().endsWith("/docker.sock");
    }

    /// An engine that is not reached by a socket of this machine has its own at the usual place.
    static Mount of(Engine engine) {
        var endpoint = engine.endpoint();
        var source = endpoint.startsWith("unix://") ? endpoint.substring(7) : TARGET;
        return new Mount.Bind(source, TARGET, false);
    }
}
