package dev.slipway.core.adapter.simulated;

import dev.slipway.core.engine.ContainerState.Health;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// How a simulated container behaves once started, as a function of the time that it runs.
///
/// @param exitAfter, exitCode ends by itself after that time; null = runs until stopped
/// @param signals exit code by signal; a signal that is not here is ignored (SIGKILL never is)
/// @param stopTakes how long it still works after a signal that ends it
/// @param health by the time it runs and its files; asked only where it has a health check
/// @param log what it prints at its start, `!` in front for standard error
public record Behaviour(
        @Nullable Duration exitAfter,
        int exitCode,
        Map<String, Integer> signals,
        Duration stopTakes,
        BiFunction<Duration, SimulatedFiles, Health> health,
        List<String> log) {

    /// Runs until stopped, honours SIGTERM, SIGINT, SIGQUIT and SIGUSR1, healthy at once.
    public static Behaviour runs() {
        return new Behaviour(
                null,
                0,
                Map.of("SIGTERM", 0, "SIGINT", 0, "SIGQUIT", 0, "SIGUSR1", 0),
                Duration.ZERO,
                (age, files) -> Health.HEALTHY,
                List.of());
    }

    public Behaviour exiting(Duration after, int code) {
        return new Behaviour(after, code, signals, stopTakes, health, log);
    }

    /// Ignores every signal but SIGKILL.
    public Behaviour deaf() {
        return new Behaviour(exitAfter, exitCode, Map.of(), stopTakes, health, log);
    }

    public Behaviour on(String signal, int code) {
        var more = new HashMap<>(signals);
        more.put(signal, code);
        return new Behaviour(exitAfter, exitCode, Map.copyOf(more), stopTakes, health, log);
    }

    /// Needs that long to end after a signal.
    public Behaviour draining(Duration time) {
        return new Behaviour(exitAfter, exitCode, signals, time, health, log);
    }

    public Behaviour healthyAfter(Duration time) {
        return health((age, files) -> age.compareTo(time) < 0 ? Health.STARTING : Health.HEALTHY);
    }

    public Behaviour neverHealthy() {
        return health((age, files) -> Health.UNHEALTHY);
    }

    public Behaviour health(BiFunction<Duration, SimulatedFiles, Health> rule) {
        return new Behaviour(exitAfter, exitCode, signals, stopTakes, rule, log);
    }

    public Behaviour logging(String... lines) {
        return new Behaviour(exitAfter, exitCode, signals, stopTakes, health, List.of(lines));
    }
}
