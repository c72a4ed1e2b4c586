package dev.slipway.core.pipeline.runner;

import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.source.Project;
import dev.slipway.core.source.Revision;
import dev.slipway.core.source.SourceRepository;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The commits since the previous run of the branch, looked up when first asked for. Safe from any
/// thread.
final class Changes {
    private static final int MOST = 500;

    private final SourceRepository source;
    private final Project project;
    private final Revision now;
    private final @Nullable Revision before;
    private @Nullable List<Revision> commits;
    private @Nullable List<String> files;

    /// @param before what the previous run built, null if there was none
    Changes(SourceRepository source, Project project, Revision now, @Nullable Revision before) {
        this.source = source;
        this.project = project;
        this.now = now;
        this.before = before;
    }

    /// True if there is a run to compare with; without one nothing counts as changed.
    boolean isKnown() {
        return before != null;
    }

    /// Newest first.
    synchronized List<Revision> commits() {
        if (commits == null) {
            commits =
                    before == null
                            ? List.of()
                            : source.log(project, now, Optional.of(before), MOST);
        }
        return commits;
    }

    /// Paths that one of the commits touched.
    synchronized List<String> files() {
        if (files == null) {
            files = before == null ? List.of() : changed(before);
        }
        return files;
    }

    private List<String> changed(Revision since) {
        try {
            return source.changedFiles(project, since, now);
        } catch (ProblemException gone) {
            // The earlier commit is no longer in the repository: everything may have changed.
            return List.of();
        }
    }
}
