package dev.slipway.core.settings;

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
        boolean isPathStyle) {}
