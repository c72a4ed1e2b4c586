package dev.slipway.core.release;

import dev.slipway.core.pipeline.PipelineRun;
import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.source.ProjectName;
import dev.slipway.core.source.Revision;
import java.util.List;
import java.util.Optional;

/// What changed in the source between the version of a release and the one before it.
final class ChangeLog {
    private static final int MOST = 200;

    private final ReleasePorts ports;

    ChangeLog(ReleasePorts ports) {
        this.ports = ports;
    }

    /// Empty where a version was not built from a commit, or the repository is away.
    List<Revision> of(Release release) {
        var to = revision(release.project(), Optional.of(release.version()));
        var project = ports.projects().find(release.project());
        if (to.isEmpty() || project.isEmpty()) {
            return List.of();
        }
        var from = revision(release.project(), release.from());
        if (release.from().isPresent() && from.isEmpty()) {
            return List.of();
        }
        try {
            return ports.source().log(project.get(), to.get(), from, MOST);
        } catch (ProblemException away) {
            return List.of();
        }
    }

    private Optional<Revision> revision(ProjectName project, Optional<VersionId> version) {
        return version.flatMap(id -> ports.releases().version(project, id))
                .flatMap(known -> Optional.ofNullable(known.run()))
                .flatMap(ports.runs()::find)
                .map(PipelineRun::revision);
    }
}
