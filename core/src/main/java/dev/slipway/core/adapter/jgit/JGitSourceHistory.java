package dev.slipway.core.adapter.jgit;

import dev.slipway.core.source.Change;
import dev.slipway.core.source.Change.ChangedFile;
import dev.slipway.core.source.Commit;
import dev.slipway.core.source.Project;
import dev.slipway.core.source.Revision;
import dev.slipway.core.source.SourceHistory;
import dev.slipway.core.source.SourceRepository;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevSort;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.RevWalkUtils;
import org.eclipse.jgit.revwalk.filter.RevFilter;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.util.io.NullOutputStream;

/// History from the mirrors that `JGitSourceRepository` makes.
public final class JGitSourceHistory implements SourceHistory {
    private static final int FILES_AT_MOST = 200;
    private static final int RENAMES_AT_MOST = 400;

    private final Path mirrors;
    private final SourceRepository source;

    /// @param source fetches a mirror that is not there yet
    public JGitSourceHistory(Path mirrors, SourceRepository source) {
        this.mirrors = mirrors;
        this.source = source;
    }

    private interface Reading<T> {
        T read(Repository repository, RevWalk walk) throws IOException;
    }

    private <T> T reading(Project project, Reading<T> work) {
        OwnGitConfiguration.install();
        var folder = mirrors.resolve(project.name() + ".git");
        if (!folder.resolve("config").toFile().isFile()) {
            source.fetch(project);
        }
        try (var repository =
                        new FileRepositoryBuilder()
                                .setGitDir(folder.toFile())
                                .setBare()
                                .setMustExist(true)
                                .build();
                var walk = new RevWalk(repository)) {
            return work.read(repository, walk);
        } catch (IOException e) {
            throw GitProblems.mirrorUnusable(project.name().value(), e);
        }
    }

    @Override
    public List<Change> changes(
            Project project, Revision from, Optional<Revision> until, int limit) {
        return reading(
                project,
                (repository, walk) -> {
                    walk.sort(RevSort.TOPO);
                    walk.markStart(commit(walk, from));
                    if (until.isPresent()) {
                        leaveOut(walk, until.get());
                    }
                    var changes = new ArrayList<Change>();
                    try (var formatter = new DiffFormatter(NullOutputStream.INSTANCE)) {
                        formatter.setRepository(repository);
                        formatter.setDetectRenames(true);
                        formatter.getRenameDetector().setRenameLimit(RENAMES_AT_MOST);
                        for (var commit = walk.next();
                                commit != null && changes.size() < limit;
                                commit = walk.next()) {
                            changes.add(change(formatter, walk, commit));
                        }
                    }
                    return List.copyOf(changes);
                });
    }

    private static void leaveOut(RevWalk walk, Revision until) throws IOException {
        try {
            walk.markUninteresting(commit(walk, until));
        } catch (MissingObjectException goneByAForcedPush) {
            // then there is no bound
        }
    }

    private static Change change(DiffFormatter formatter, RevWalk walk, RevCommit commit)
            throws IOException {
        var parent = commit.getParentCount() == 0 ? null : walk.parseCommit(commit.getParent(0));
        var entries = formatter.scan(parent == null ? null : parent.getTree(), commit.getTree());
        var files = entries.stream().limit(FILES_AT_MOST).map(JGitSourceHistory::file).toList();
        return new Change(Revisions.of(commit), parents(commit), files, entries.size());
    }

    private static ChangedFile file(DiffEntry entry) {
        return switch (entry.getChangeType()) {
            case ADD, COPY -> new ChangedFile(Change.Kind.ADDED, entry.getNewPath());
            case MODIFY -> new ChangedFile(Change.Kind.MODIFIED, entry.getNewPath());
            case DELETE -> new ChangedFile(Change.Kind.DELETED, entry.getOldPath());
            case RENAME -> new ChangedFile(Change.Kind.RENAMED, entry.getNewPath());
        };
    }

    @Override
    public List<Commit> commits(Project project, List<Revision> heads, int limit) {
        return reading(
                project,
                (_, walk) -> {
                    walk.sort(RevSort.TOPO);
                    walk.sort(RevSort.COMMIT_TIME_DESC, true);
                    for (var head : heads) {
                        walk.markStart(commit(walk, head));
                    }
                    var commits = new ArrayList<Commit>();
                    for (var commit = walk.next();
                            commit != null && commits.size() < limit;
                            commit = walk.next()) {
                        commits.add(new Commit(Revisions.of(commit), parents(commit)));
                    }
                    return List.copyOf(commits);
                });
    }

    private static List<String> parents(RevCommit commit) {
        return Arrays.stream(commit.getParents()).map(RevCommit::name).toList();
    }

    @Override
    public Divergence divergence(Project project, Revision of, Revision from) {
        return reading(
                project,
                (_, walk) -> {
                    var one = commit(walk, of);
                    var other = commit(walk, from);
                    walk.setRevFilter(RevFilter.MERGE_BASE);
                    walk.markStart(List.of(one, other));
                    var base = walk.next();
                    walk.reset();
                    walk.setRevFilter(RevFilter.ALL);
                    return new Divergence(
                            RevWalkUtils.count(walk, one, base),
                            RevWalkUtils.count(walk, other, base));
                });
    }

    private static RevCommit commit(RevWalk walk, Revision revision) throws IOException {
        return walk.parseCommit(ObjectId.fromString(revision.hash()));
    }
}
