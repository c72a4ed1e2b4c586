package dev.slipway.core.adapter.keychain;

import dev.slipway.core.secret.Keychain;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The keychain of this machine.
public final class Keychains {
    private Keychains() {}

    /// @param surroundings environment variables; `SLIPWAY_KEYCHAIN=off` says: none
    public static Optional<Keychain> ofMachine(String system, Map<String, String> surroundings) {
        var name = system.toLowerCase(Locale.ROOT);
        if (surroundings.getOrDefault("SLIPWAY_KEYCHAIN", "").equals("off")) {
            return Optional.empty();
        }
        if (name.startsWith("mac")) {
            return Optional.of(new MacKeychain("/usr/bin/security"));
        }
        var hasBus = !surroundings.getOrDefault("DBUS_SESSION_BUS_ADDRESS", "").isEmpty();
        return name.startsWith("linux") && hasBus
                ? Optional.of(new SecretToolKeychain("secret-tool"))
                : Optional.empty();
    }
}
