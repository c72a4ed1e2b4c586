package dev.slipway.core.secret;

import java.util.Optional;

/// Port: the operating system's keychain. It keeps one short value per account for the user who is
/// logged in. Calls may wait for a person to unlock it, at most 30 seconds; then, or where it does
/// not answer, problem `secret.keychain`. Safe from any thread.
public interface Keychain {
    /// What a person calls it, for messages.
    String name();

    /// True if it answers; waits for no person.
    boolean isThere();

    Optional<String> find(String account);

    void save(String account, String value);

    void delete(String account);
}
