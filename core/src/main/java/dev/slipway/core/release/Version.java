package dev.slipway.core.release;

import dev.slipway.core.pipeline.RunId;
import dev.slipway.core.source.ProjectName;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is released: the image identities of all services and the digest of the resolved
/// configuration. Two releases of the same images and configuration are of the same version.
///
/// @param images identity per service
/// @param configDigest SHA-256 of the resolved configuration, secrets as HMAC
/// @param compose the Compose text and overlay it was resolved from, for a rollback without the
///   repository
public record Version(
        VersionId id,
        ProjectName project,
        Map<String, ImageIdentity> images,
        String configDigest,
        String compose,
        @Nullable RunId run,
        Instant createdAt) {
    public Version {
        images = Map.copyOf(images);
    }

    /// True if these images and this configuration are this version, wherever they came from.
    public boolean isMadeOf(Map<String, ImageIdentity> others, String digest) {
        return configDigest.equals(digest) && ids(images).equals(ids(others));
    }

    private static Map<String, String> ids(Map<String, ImageIdentity> images) {
        return images.entrySet().stream()
                .collect(
                        java.util.stream.Collectors.toMap(
                                Map.Entry::getKey, e -> e.getValue().imageId()));
    }

    /// @param reference what was asked for · imageId identity on the engine · digest in a registry,
    ///   null without one
    public record ImageIdentity(String reference, String imageId, @Nullable String digest) {}
}
