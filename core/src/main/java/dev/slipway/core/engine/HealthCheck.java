package dev.slipway.core.engine;

import java.time.Duration;
import java.util.List;

/// How the engine finds out whether a container is healthy.
///
/// @param test as Docker has it: `CMD` and arguments, `CMD-SHELL` and a line, or `NONE`
public record HealthCheck(
        List<String> test, Duration interval, Duration timeout, Duration startPeriod, int retries) {
    public HealthCheck {
        test = List.copyOf(test);
    }
}
