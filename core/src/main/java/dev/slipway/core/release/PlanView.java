package dev.slipway.core.release;

import dev.slipway.core.compose.StrategyName;
import java.util.List;
import java.util.Optional;

/// What a release would do, before it does anything.
///
/// @param strategy empty for a first deploy · steps in words, in order
/// @param forecasts what its analyses will be able to see, in sentences
/// @param hostAccess what newly reaches the host and has to be confirmed · gates what it will wait
///   for
/// @param warnings what a person should know: no health check, fixed ports, keys that reach the
///   host
public record PlanView(
        Optional<VersionId> from,
        Optional<StrategyName> strategy,
        List<Change> changes,
        List<Pull> pulls,
        List<String> steps,
        List<String> forecasts,
        List<String> warnings,
        List<String> hostAccess,
        List<String> gates) {

    public PlanView {
        changes = List.copyOf(changes);
        pulls = List.copyOf(pulls);
        steps = List.copyOf(steps);
        forecasts = List.copyOf(forecasts);
        warnings = List.copyOf(warnings);
        hostAccess = List.copyOf(hostAccess);
        gates = List.copyOf(gates);
    }

    /// @param action `create`, `replace`, `stop`, `keep` · container its name
    public record Change(String action, String service, String container, String why) {}

    /// @param size in bytes, empty if not known before the pull
    public record Pull(String service, String image, Optional<Long> size) {}
}
