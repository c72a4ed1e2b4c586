package dev.slipway.core.adapter.jgit;

import dev.slipway.core.secret.Secrets;
import dev.slipway.core.settings.FolderLock;
import dev.slipway.core.source.Branch;
import dev.slipway.core.source.KnownHosts;
import dev.slipway.core.source.Project;
import dev.slipway.core.source.Revision;
import dev.slipway.core.source.SourceRepository;
import dev.slipway.core.time.Timer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.LsRemoteCommand;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.errors.RevisionSyntaxException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.util.FileUtils;
import org.jspecify.annotations.Nullable;

/// Repositories through JGit. Mirrors lie in one folder, each `NAME.git`.
public final class JGitSourceRepository implements SourceRepository {
    private static final int CHECK_SECONDS = 30;

    private final Path mirrors;
    private final Secrets secrets;
    private final KnownHosts knownHosts;
    private final Timer timer;

    /// @param secrets those set for the hosts of repositories · knownHosts servers accepted here
    public JGitSourceRepository(Path mirrors, Secrets secrets, KnownHosts knownHosts, Timer timer) {
        OwnGitConfiguration.install();
        this.mirrors = mirrors;
        this.secrets = secrets;
        this.knownHosts = knownHosts;
        this.timer = timer;
    }

    @Override
    public void check(String location) {
        var remote = Remote.of(location);
        if (remote.local().isPresent()) {
            return;
        }
        var access = access("");
        try {
            ask(remote, access).call();
        } catch (GitAPIException e) {
            throw access.problem(remote, e);
        }
    }

    @Override
    public Map<String, String> heads(Project project) {
        var remote = Remote.of(project.location());
        var access = access(project.name().value());
        try {
            var heads = new TreeMap<String, String>();
            for (var ref : ask(remote, access).setHeads(true).call()) {
                if (ref.getName().startsWith(Constants.R_HEADS) && ref.getObjectId() != null) {
                    heads.put(
                            ref.getName().substring(Constants.R_HEADS.length()),
                            ref.getObjectId().name());
                }
            }
            return heads;
        } catch (GitAPIException e) {
            throw access.problem(remote, e);
        }
    }

    private static LsRemoteCommand ask(Remote remote, GitAccess access) {
        return access.given(
                Git.lsRemoteRepository().setRemote(remote.address()).setTimeout(CHECK_SECONDS));
    }

    private GitAccess access(String project) {
        return new GitAccess(secrets, knownHosts, project);
    }

    @Override
    public void fetch(Project project) {
        fetched(project);
    }

    private Mirror.Seen fetched(Project project) {
        var remote = Remote.of(project.location());
        var mirror = mirror(project);
        return locked(project, () -> mirror.fetch(project, remote));
    }

    @Override
    public List<Branch> branches(Project project) {
        return reading(
                project,
                repository -> {
                    var defaultRef = repository.exactRef(Constants.HEAD);
                    var defaultName = defaultRef == null ? "" : defaultRef.getLeaf().getName();
                    var branches = new ArrayList<Branch>();
                    try (var walk = new RevWalk(repository)) {
                        for (var ref :
                                repository.getRefDatabase().getRefsByPrefix(Constants.R_HEADS)) {
                            branches.add(
                                    new Branch(
                                            ref.getName().substring(Constants.R_HEADS.length()),
                                            Revisions.of(walk.parseCommit(ref.getObjectId())),
                                            ref.getName().equals(defaultName)));
                        }
                    }
                    branches.sort(
                            Comparator.comparing((Branch branch) -> !branch.isDefault())
                                    .thenComparing(Branch::name));
                    return List.copyOf(branches);
                });
    }

    @Override
    public Resolved resolve(Project project, String ref) {
        var seen = fetched(project);
        return reading(
                project,
                repository -> {
                    var isHead = ref.equals(Constants.HEAD);
                    var id = isHead ? seen.head() : find(repository, ref);
                    try (var walk = new RevWalk(repository)) {
                        if (id == null) {
                            throw repository
                                            .getRefDatabase()
                                            .getRefsByPrefix(Constants.R_REFS)
                                            .isEmpty()
                                    ? GitProblems.empty(project.name().value())
                                    : GitProblems.unknownRef(ref, project.name().value());
                        }
                        var revision = Revisions.of(walk.parseCommit(id));
                        return new Resolved(
                                isHead ? headName(seen, revision) : shortName(ref), revision);
                    } catch (org.eclipse.jgit.errors.IncorrectObjectTypeException e) {
                        throw GitProblems.unknownRef(ref, project.name().value());
                    }
                });
    }

    // A folder's HEAD is what it has checked out, a URL's its default branch.
    private static String headName(Mirror.Seen seen, Revision revision) {
        return seen.headBranch() != null ? seen.headBranch() : revision.hash();
    }

    private static @Nullable ObjectId find(Repository repository, String ref) throws IOException {
        for (var prefix : List.of(Constants.R_HEADS, Constants.R_TAGS, "")) {
            var found =
                    prefix.isEmpty() && !ref.startsWith(Constants.R_REFS)
                            ? null
                            : repository.exactRef(prefix + ref);
            if (found != null) {
                return found.getObjectId();
            }
        }
        try {
            return repository.resolve(ref + "^{commit}");
        } catch (RevisionSyntaxException
                | org.eclipse.jgit.errors.AmbiguousObjectException
                | org.eclipse.jgit.errors.IncorrectObjectTypeException
                | org.eclipse.jgit.errors.MissingObjectException e) {
            return null;
        }
    }

    private static String shortName(String ref) {
        return ref.replaceFirst("^refs/(heads|tags)/", "");
    }

    @Override
    public Optional<byte[]> read(Project project, Revision revision, String path) {
        return reading(
                project,
                repository -> {
                    try (var walk = new RevWalk(repository)) {
                        var commit = walk.parseCommit(ObjectId.fromString(revision.hash()));
                        return new TreeFiles(repository, commit.getTree()).read(path);
                    }
                });
    }

    @Override
    public List<String> names(Project project, Revision revision, String folder) {
        return reading(
                project,
                repository -> {
                    try (var walk = new RevWalk(repository)) {
                        var commit = walk.parseCommit(ObjectId.fromString(revision.hash()));
                        return new TreeFiles(repository, commit.getTree()).names(folder);
                    }
                });
    }

    @Override
    public void checkout(Project project, Revision revision, String branch, Path into) {
        reading(
                project,
                repository -> {
                    new Checkout(repository, ObjectId.fromString(revision.hash()), branch)
                            .write(into);
                    return true;
                });
    }

    @Override
    public List<Revision> log(Project project, Revision from, Optional<Revision> until, int limit) {
        return reading(
                project,
                repository -> {
                    try (var walk = new RevWalk(repository)) {
                        walk.markStart(walk.parseCommit(ObjectId.fromString(from.hash())));
                        if (until.isPresent()) {
                            walk.markUninteresting(
                                    walk.parseCommit(ObjectId.fromString(until.get().hash())));
                        }
                        var revisions = new ArrayList<Revision>();
                        for (var commit = walk.next();
                                commit != null && revisions.size() < limit;
                                commit = walk.next()) {
                            revisions.add(Revisions.of(commit));
                        }
                        return List.copyOf(revisions);
                    }
                });
    }

    @Override
    public List<String> changedFiles(Project project, Revision since, Revision until) {
        return reading(project, repository -> ChangedPaths.between(repository, since, until));
    }

    @Override
    public boolean hasUncommittedChanges(Project project) {
        var local = Remote.of(project.location()).local();
        if (local.isEmpty()) {
            return false;
        }
        var seen = fetched(project);
        return locked(
                project,
                () -> {
                    try {
                        return seen.head() != null
                                && new WorkingFolder(mirror(project).folder(), local.get())
                                        .differsFrom(seen.head());
                    } catch (IOException e) {
                        throw GitProblems.unreadable(project.location(), e);
                    }
                });
    }

    @Override
    public void forget(Project project) {
        locked(
                project,
                () -> {
                    try {
                        FileUtils.delete(
                                mirror(project).folder().toFile(),
                                FileUtils.RECURSIVE | FileUtils.SKIP_MISSING | FileUtils.RETRY);
                        return true;
                    } catch (IOException e) {
                        throw GitProblems.mirrorUnusable(project.name().value(), e);
                    }
                });
    }

    private Mirror mirror(Project project) {
        return new Mirror(
                mirrors.resolve(project.name() + ".git"), access(project.name().value()), timer);
    }

    private <T> T locked(Project project, java.util.function.Supplier<T> work) {
        try {
            return FolderLock.holding(mirror(project).folder(), work);
        } catch (IOException e) {
            throw GitProblems.mirrorUnusable(project.name().value(), e);
        }
    }

    private interface Reading<T> {
        T read(Repository repository) throws IOException, GitAPIException;
    }

    private <T> T reading(Project project, Reading<T> work) {
        var mirror = mirror(project);
        if (!mirror.exists()) {
            fetch(project);
        }
        try (var repository = mirror.open()) {
            return work.read(repository);
        } catch (IOException | GitAPIException e) {
            throw GitProblems.mirrorUnusable(project.name().value(), e);
        }
    }
}
