package dev.slipway.core.pipeline;

import org.jspecify.annotations.Nullable;

/// An image that a run made for a service.
///
/// @param service the Compose service, or the project's name where there is no Compose file
/// @param tag repository and tag on the engine · imageId `sha256:…`, the identity on an engine
/// @param digest the repository digest after a push, else null
public record BuiltImage(
        String service, String tag, String imageId, @Nullable String digest, boolean pushed) {}
