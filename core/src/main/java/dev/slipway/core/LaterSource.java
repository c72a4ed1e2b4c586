package dev.slipway.core;

import dev.slipway.core.source.Branch;
import dev.slipway.core.source.Project;
import dev.slipway.core.source.Revision;
import dev.slipway.core.source.SourceRepository;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The repositories, opened at the first question: most calls of the command line ask none, and git
/// is a third of what their start costs.
final class LaterSource implements SourceRepository {
    private final Supplier<SourceRepository> opener;
    private @Nullable SourceRepository opened;

    LaterSource(Supplier<SourceRepository> opener) {
        this.opener = opener;
    }

    private synchronized SourceRepository source() {
        var source = opened;
        if (source == null) {
            source = opener.get();
            opened = source;
        }
        return source;
    }

    @Override
    public void check(String location) {
        source().check(location);
    }

    @Override
    public void fetch(Project project) {
        source().fetch(project);
    }

    @Override
    public List<Branch> branches(Project project) {
        return source().branches(project);
    }

    @Override
    public Map<String, String> heads(Project project) {
        return source().heads(project);
    }

    @Override
    public Resolved resolve(Project project, String ref) {
        return source().resolve(project, ref);
    }

    @Override
    public Optional<byte[]> read(Project project, Revision revision, String path) {
        return source().read(project, revision, path);
    }

    @Override
    public List<String> names(Project project, Revision revision, String folder) {
        return source().names(project, revision, folder);
    }

    @Override
    public void checkout(Project project, Revision revision, String branch, Path into) {
        source().checkout(project, revision, branch, into);
    }

    @Override
    public List<Revision> log(Project project, Revision from, Optional<Revision> until, int limit) {
        return source().log(project, from, until, limit);
    }

    @Override
    public List<String> changedFiles(Project project, Revision since, Revision until) {
        return source().changedFiles(project, since, until);
    }

    @Override
    public boolean hasUncommittedChanges(Project project) {
        return source().hasUncommittedChanges(project);
    }

    @Override
    public void forget(Project project) {
        source().forget(project);
    }
}
