package dev.slipway.core.environment;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where versions run.
///
/// @param context Docker context of its engine, `default` for DOCKER_HOST or the current one
/// @param variables for the Compose file's interpolation
/// @param after the environment a version has to be good in first, or null
/// @param approval true if a release waits for a person's yes · freezes times when none begins
public record Environment(
        EnvironmentName name,
        String context,
        Map<String, String> variables,
        @Nullable EnvironmentName after,
        boolean approval,
        Instant addedAt,
        List<Freeze> freezes) {
    public Environment {
        variables = Map.copyOf(variables);
        freezes = List.copyOf(freezes);
    }

    /// One without freeze windows.
    public Environment(
            EnvironmentName name,
            String context,
            Map<String, String> variables,
            @Nullable EnvironmentName after,
            boolean approval,
            Instant addedAt) {
        this(name, context, variables, after, approval, addedAt, List.of());
    }
}
