package dev.slipway.core.compose;

/// A file that a container gets before it starts: a config, a secret, or a file of the repository
/// that the Compose file binds read-only.
///
/// @param target whole path in the container · mode permission bits
/// @param content the bytes, base64; of a secret its mark instead (see `SecretMark`)
public record FileSpec(String target, int mode, int owner, int group, String content) {

    public boolean isSecret() {
        return SecretMark.isIn(content);
    }
}
