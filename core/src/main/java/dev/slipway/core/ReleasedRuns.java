package dev.slipway.core;

import dev.slipway.core.pipeline.RunHolds;
import dev.slipway.core.pipeline.RunId;
import dev.slipway.core.release.Deployed;
import dev.slipway.core.release.Phase;
import dev.slipway.core.release.ReleaseState;
import dev.slipway.core.release.ReleaseStore;
import dev.slipway.core.release.Version;
import dev.slipway.core.release.VersionId;
import dev.slipway.core.source.ProjectName;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Runs whose images serve users somewhere, are being released, or are what a rollback would go
/// back to.
final class ReleasedRuns implements RunHolds {
    private static final int LOOKED_AT = 500;
    private static final int GOOD = 3;

    private final ReleaseStore store;

    ReleasedRuns(ReleaseStore store) {
        this.store = store;
    }

    @Override
    public Set<RunId> of(ProjectName project) {
        return store.newest().stream()
                .filter(target -> target.state().release().project().equals(project))
                .flatMap(target -> versions(target).stream())
                .distinct()
                .flatMap(id -> store.version(project, id).stream())
                .map(Version::run)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private Set<VersionId> versions(ReleaseStore.Newest target) {
        var release = target.state().release();
        var versions = new LinkedHashSet<VersionId>();
        target.deployed().map(Deployed::version).ifPresent(versions::add);
        versions.add(target.state().version());
        release.from().ifPresent(versions::add);
        store
                .list(Optional.of(release.project()), Optional.of(release.environment()), LOOKED_AT)
                .stream()
                .filter(state -> state.phase() == Phase.Healthy)
                .map(ReleaseState::version)
                .distinct()
                .limit(GOOD)
                .forEach(versions::add);
        return versions;
    }
}
