package dev.slipway.app.projects;

import dev.slipway.core.environment.EnvironmentName;
import dev.slipway.core.pipeline.RunGlance;
import dev.slipway.core.release.Standing;
import dev.slipway.core.source.Project;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// One line of the projects list.
///
/// @param recent its last runs, newest first · standings where it was released to, by the
///   environment's name
public record ProjectRow(
        Project project, List<RunGlance> recent, Map<EnvironmentName, Standing> standings) {
    public ProjectRow {
        standings = Map.copyOf(standings);
    }

    public Optional<RunGlance> last() {
        return recent.isEmpty() ? Optional.empty() : Optional.of(recent.getFirst());
    }

    boolean matches(String filter) {
        var wanted = filter.strip().toLowerCase(Locale.ROOT);
        return project.name().value().contains(wanted)
                || project.location().toLowerCase(Locale.ROOT).contains(wanted);
    }
}
