package dev.slipway.core.adapter.haproxy;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// Where this machine reaches a port that an engine published.
final class PublishedHost {
    private PublishedHost() {}

    /// @param engine address as Docker spells it · hostIp the address it was published on
    static String of(String engine, String hostIp) {
        var isEverywhere = hostIp.isEmpty() || hostIp.equals("0.0.0.0") || hostIp.equals("::");
        var remote =
                engine.startsWith("unix:") || engine.startsWith("npipe:") ? null : host(engine);
        if (remote != null) {
            return remote;
        }
        var address = isEverywhere ? "127.0.0.1" : hostIp;
        return address.contains(":") ? "[" + address + "]" : address;
    }

    private static @Nullable String host(String engine) {
        return URI.create(engine).getHost();
    }
}
