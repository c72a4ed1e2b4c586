package dev.slipway.core.adapter.docker;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Where an engine listens.
///
/// @param host as Docker spells it: `unix:///var/run/docker.sock`, `tcp://…`, `npipe://…`,
///   `ssh://…`
/// @param certificates folder with ca.pem, cert.pem and key.pem; null = no TLS
record DockerEndpoint(String host, @Nullable Path certificates) {

    boolean isSsh() {
        return host.startsWith("ssh://");
    }
}
