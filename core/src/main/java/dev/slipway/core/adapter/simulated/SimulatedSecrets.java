package dev.slipway.core.adapter.simulated;

import dev.slipway.core.secret.Secret;
import dev.slipway.core.secret.SecretId;
import dev.slipway.core.secret.Secrets;
import dev.slipway.core.secret.StoredSecret;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Secrets in memory.
public final class SimulatedSecrets implements Secrets {
    private final Map<SecretId, Held> held = new ConcurrentHashMap<>();
    private final Clock clock;

    private record Held(StoredSecret stored, Secret secret) {}

    public SimulatedSecrets(Clock clock) {
        this.clock = clock;
    }

    @Override
    public List<StoredSecret> list() {
        return held.values().stream()
                .map(Held::stored)
                .sorted(
                        Comparator.comparing((StoredSecret stored) -> stored.id().scope().word())
                                .thenComparing(stored -> stored.id().name()))
                .toList();
    }

    @Override
    public Optional<Secret> find(SecretId id) {
        return Optional.ofNullable(held.get(id)).map(Held::secret);
    }

    @Override
    public void put(SecretId id, Secret secret, String host) {
        held.put(id, new Held(new StoredSecret(id, secret.kind(), host, clock.instant()), secret));
    }

    @Override
    public boolean remove(SecretId id) {
        return held.remove(id) != null;
    }

    @Override
    public String keptBy() {
        return "Secrets are kept in memory.";
    }
}
