package dev.slipway.core.engine;

/// A container's TCP port offered on the engine's host.
///
/// @param hostIp `127.0.0.1` unless the user says otherwise · hostPort 0 = a free one
public record PortBinding(int containerPort, String hostIp, int hostPort) {}
