package dev.slipway.core.secret;

import java.time.Instant;

/// What may be seen of a secret.
///
/// @param kind `text`, `usernamePassword`, `file`, `sshKey`
/// @param host the git or registry host it is shown to by itself (`github.com`,
///   `registry.example.org:5000`); empty = only where it is named
public record StoredSecret(SecretId id, String kind, String host, Instant setAt) {}
