package dev.slipway.core.pipeline.runner;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/// What steps need to make agents and stages while a run goes on. Equipped once before the first
/// step; safe from any thread then.
final class RunTools {
    private @Nullable AgentChoice agents;
    private @Nullable ReportWatch watch;
    private Map<String, Duration> medians = Map.of();

    void equip(AgentChoice choice, ReportWatch reports, Map<String, Duration> usual) {
        agents = choice;
        watch = reports;
        medians = usual;
    }

    AgentChoice agents() {
        return Objects.requireNonNull(agents);
    }

    ReportWatch watch() {
        return Objects.requireNonNull(watch);
    }

    /// How long stages took in earlier runs, by path.
    Map<String, Duration> medians() {
        return medians;
    }
}
