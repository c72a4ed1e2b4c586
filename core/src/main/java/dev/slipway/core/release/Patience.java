package dev.slipway.core.release;

import dev.slipway.core.engine.ContainerState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// How long containers have been unhealthy without a break: a busy machine makes any check late now
/// and then. Safe from any thread; begins anew with each driver.
final class Patience {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Clock clock;
    private final Map<String, Instant> unhealthySince = new ConcurrentHashMap<>();

    Patience(Clock clock) {
        this.clock = clock;
    }

    boolean isOverFor(ContainerState container) {
        var key = container.id().value();
        if (container.health() != ContainerState.Health.UNHEALTHY) {
            unhealthySince.remove(key);
            return false;
        }
        var now = clock.instant();
        var since = unhealthySince.computeIfAbsent(key, _ -> now);
        return !since.plus(LIMIT).isAfter(now);
    }
}
