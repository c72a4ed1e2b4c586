package dev.slipway.core.engine;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A container as the engine reports it now.
///
/// @param id the full id · imageId what it really runs
/// @param exitCode of the last run, null while it never ended
/// @param healthOutput what the last health probe printed, null without one
/// @param addresses IP address per network · ports as really bound
public record ContainerState(
        ContainerId id,
        String name,
        ImageId imageId,
        Map<String, String> labels,
        Run run,
        Health health,
        @Nullable Integer exitCode,
        @Nullable Instant startedAt,
        int restarts,
        @Nullable String healthOutput,
        Map<String, String> addresses,
        List<PortBinding> ports) {

    public enum Run {
        CREATED,
        RUNNING,
        PAUSED,
        RESTARTING,
        EXITED,
        DEAD
    }

    public enum Health {
        /// The container has no health check.
        NONE,
        STARTING,
        HEALTHY,
        UNHEALTHY
    }

    public boolean isRunning() {
        return run == Run.RUNNING;
    }

    /// Running, and healthy where it says how that is checked.
    public boolean isReady() {
        return isRunning() && (health == Health.NONE || health == Health.HEALTHY);
    }
}
