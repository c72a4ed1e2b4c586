package dev.slipway.core.environment;

import java.util.List;
import java.util.Optional;

/// Port: the secrets that a release into an environment may use. Values are asked for only where
/// they are needed; whoever has one keeps it out of files, logs and labels. Safe from any thread.
public interface EnvironmentSecrets {
    /// No secrets.
    EnvironmentSecrets NONE =
            new EnvironmentSecrets() {
                @Override
                public List<String> names(EnvironmentName environment) {
                    return List.of();
                }

                @Override
                public Optional<String> value(EnvironmentName environment, String name) {
                    return Optional.empty();
                }
            };

    /// The environment's own and those for all; needs no key.
    List<String> names(EnvironmentName environment);

    /// Problem `secret.locked` where the key is not to be had.
    Optional<String> value(EnvironmentName environment, String name);
}
