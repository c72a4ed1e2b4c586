package dev.slipway.core.pipeline;

import dev.slipway.core.source.ProjectName;
import java.util.Set;

/// Port: runs that somebody outside the pipelines still needs, such as those whose images serve
/// users. Safe from any thread.
@FunctionalInterface
public interface RunHolds {
    RunHolds NONE = _ -> Set.of();

    Set<RunId> of(ProjectName project);
}
