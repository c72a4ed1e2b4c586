package dev.slipway.core;

import dev.slipway.core.environment.EnvironmentName;
import dev.slipway.core.environment.EnvironmentSecrets;
import dev.slipway.core.secret.Secret;
import dev.slipway.core.secret.SecretScope;
import dev.slipway.core.secret.Secrets;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// The home's secrets as releases see them, without releases knowing how they are kept.
final class ReleaseSecrets implements EnvironmentSecrets {
    private final Secrets secrets;

    ReleaseSecrets(Secrets secrets) {
        this.secrets = secrets;
    }

    @Override
    public List<String> names(EnvironmentName environment) {
        var own = new SecretScope.OfEnvironment(environment.value());
        return secrets.list().stream()
                .map(stored -> stored.id())
                .filter(id -> id.scope().equals(own) || id.scope().equals(SecretScope.HOME))
                .map(id -> id.name())
                .distinct()
                .filter(name -> name.matches("[A-Za-z0-9_.-]{1,128}"))
                .toList();
    }

    @Override
    public Optional<String> value(EnvironmentName environment, String name) {
        return secrets.forEnvironment(environment.value(), name).map(ReleaseSecrets::text);
    }

    private static String text(Secret secret) {
        return switch (secret) {
            case Secret.Text(var value) -> value;
            case Secret.UsernamePassword both -> both.password();
            case Secret.SecretFile file -> new String(file.content(), StandardCharsets.UTF_8);
            case Secret.SshKey key -> key.privateKey();
        };
    }
}
