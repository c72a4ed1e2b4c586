package dev.slipway.core.engine;

/// A container's port offered on the engine's host; host port 0 = a free one.
///
/// @param protocol `tcp` or `udp`
public record PortBinding(int containerPort, String hostIp, int hostPort, String protocol) {
    public PortBinding(int containerPort, String hostIp, int hostPort) {
        this(containerPort, hostIp, hostPort, "tcp");
    }

    public PortBinding {
        // configurations kept from before there were others
        protocol = protocol == null ? "tcp" : protocol;
    }

    public boolean isTcp() {
        return protocol.equals("tcp");
    }
}
