package dev.slipway.core.settings;

import dev.slipway.core.problem.ProblemException;
import java.net.URI;

/// Where artifacts are copied to: a bucket of an S3-compatible service, or a folder.
///
/// @param endpoint `https://host[:port]`, or `file:///folder`
/// @param bucket empty for a folder · region as the service wants it signed
/// @param prefix of all keys, empty or ending with a slash
/// @param secret name of the home's secret with access key and secret key
/// @param isPathStyle `https://host/bucket/key`; false: `https://bucket.host/key`
public record ObjectPlace(
        String endpoint,
        String bucket,
        String region,
        String prefix,
        String secret,
        boolean isPathStyle) {

    /// As a person names it. Problem `objects.endpoint`.
    ///
    /// @param prefix with or without slashes around it
    public static ObjectPlace of(
            String endpoint,
            String bucket,
            String region,
            String prefix,
            String secret,
            boolean isPathStyle) {
        var isFolder = endpoint.matches("file:///.+");
        if (!isFolder && !isHost(endpoint)) {
            throw ProblemException.usage(
                    "objects.endpoint",
                    "\"" + endpoint + "\" is no endpoint.",
                    "Give https://host[:port] without a path, or file:///folder.");
        }
        if (!isFolder && !bucket.matches("[A-Za-z0-9][A-Za-z0-9._-]{1,62}")) {
            throw ProblemException.usage(
                    "objects.endpoint", "The bucket has no name.", "Name it by --bucket.");
        }
        var folder = prefix.replaceAll("^/+|/+$", "");
        return new ObjectPlace(
                endpoint.replaceAll("/+$", ""),
                bucket,
                region,
                folder.isEmpty() ? "" : folder + "/",
                secret,
                isPathStyle);
    }

    private static boolean isHost(String endpoint) {
        try {
            var url = URI.create(endpoint);
            return endpoint.matches("https?://.+")
                    && url.getHost() != null
                    && url.getUserInfo() == null
                    && url.getPath().matches("/?");
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
