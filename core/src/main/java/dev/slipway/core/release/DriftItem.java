package dev.slipway.core.release;

/// One difference between what is to run in a target and what was found there.
///
/// @param kind `missing`, `stopped`, `unhealthy`, `image`, `surplus`, `router`, `weights` · name
///   the container's, or the service's · text in words
public record DriftItem(String kind, String service, String name, String text) {}
