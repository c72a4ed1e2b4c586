package dev.slipway.app.projects;

import dev.slipway.core.pipeline.PipelineRun;
import dev.slipway.core.source.Project;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// One line of the projects list.
///
/// @param recent its last runs, newest first
public record ProjectRow(Project project, List<PipelineRun> recent) {

    public Optional<PipelineRun> last() {
        return recent.isEmpty() ? Optional.empty() : Optional.of(recent.getFirst());
    }

    boolean matches(String filter) {
        var wanted = filter.strip().toLowerCase(Locale.ROOT);
        return project.name().value().contains(wanted)
                || project.location().toLowerCase(Locale.ROOT).contains(wanted);
    }
}
