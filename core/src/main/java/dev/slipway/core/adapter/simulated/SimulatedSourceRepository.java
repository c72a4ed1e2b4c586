package dev.slipway.core.adapter.simulated;

import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.source.Branch;
import dev.slipway.core.source.Project;
import dev.slipway.core.source.Revision;
import dev.slipway.core.source.SourceRepository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Repositories in memory, by location. What was committed is seen at once; a checkout has no
/// `.git`.
public final class SimulatedSourceRepository implements SourceRepository {
    private record Commit(
            Revision revision, @Nullable Commit parent, TreeMap<String, String> files) {}

    private static final class Repository {
        private final TreeMap<String, Commit> branches = new TreeMap<>();
        private final Map<String, Commit> tags = new HashMap<>();
        private String checkedOut = "main";
        private boolean isDirty;
    }

    private final Map<String, Repository> repositories = new HashMap<>();
    private int commits;

    /// Adds a commit with these files on top of a branch, which it checks out and makes if needed.
    public synchronized Revision commit(
            String location, String branch, String message, Map<String, String> files) {
        var repository = repositories.computeIfAbsent(location, _ -> new Repository());
        var parent =
                repository.branches.getOrDefault(
                        branch, repository.branches.get(repository.checkedOut));
        var all = new TreeMap<String, String>();
        if (parent != null) {
            all.putAll(parent.files());
        }
        all.putAll(files);
        var revision =
                new Revision(
                        "%08x%032x".formatted(++commits * 0x9E3779B1, commits),
                        "Ada <ada@example.org>",
                        Instant.parse("2026-01-01T00:00:00Z").plusSeconds(commits),
                        message);
        repository.branches.put(branch, new Commit(revision, parent, all));
        repository.checkedOut = branch;
        repository.isDirty = false;
        return revision;
    }

    public synchronized void tag(String location, String tag) {
        var repository = at(location);
        var head = repository.branches.get(repository.checkedOut);
        if (head != null) {
            repository.tags.put(tag, head);
        }
    }

    public synchronized void deleteBranch(String location, String branch) {
        at(location).branches.remove(branch);
    }

    public synchronized void checkOut(String location, String branch) {
        at(location).checkedOut = branch;
    }

    /// Pretends that a file was changed and not committed.
    public synchronized void change(String location) {
        at(location).isDirty = true;
    }

    @Override
    public synchronized void check(String location) {
        at(location);
    }

    @Override
    public void fetch(Project project) {
        check(project.location());
    }

    @Override
    public synchronized List<Branch> branches(Project project) {
        var repository = at(project.location());
        var defaultName = repository.branches.containsKey("main") ? "main" : repository.checkedOut;
        return repository.branches.entrySet().stream()
                .map(branch ->
                        new Branch(
                                branch.getKey(),
                                branch.getValue().revision(),
                                branch.getKey().equals(defaultName)))
                .sorted(Comparator.comparing((Branch branch) -> !branch.isDefault()))
                .toList();
    }

    @Override
    public synchronized Resolved resolve(Project project, String ref) {
        var repository = at(project.location());
        var name = ref.equals("HEAD") ? repository.checkedOut : ref;
        var commit = repository.branches.getOrDefault(name, repository.tags.get(name));
        if (commit == null && name.matches("[0-9a-f]{7,40}")) {
            commit =
                    commits(repository).stream()
                            .filter(at -> at.revision().hash().startsWith(name))
                            .findFirst()
                            .orElse(null);
        }
        if (commit == null) {
            throw ProblemException.usage(
                    "source.unknownRef", "There is no \"" + ref + "\".", "Name another by --ref.");
        }
        return new Resolved(name, commit.revision());
    }

    @Override
    public synchronized Map<String, String> heads(Project project) {
        return branches(project).stream()
                .collect(Collectors.toMap(Branch::name, branch -> branch.head().hash()));
    }

    @Override
    public synchronized List<String> names(Project project, Revision revision, String folder) {
        var prefix = folder.isEmpty() ? "" : folder + "/";
        return commit(project, revision).files().keySet().stream()
                .filter(path -> path.startsWith(prefix))
                .map(path -> path.substring(prefix.length()).replaceFirst("/.*", "/"))
                .distinct()
                .sorted()
                .toList();
    }

    @Override
    public synchronized Optional<byte[]> read(Project project, Revision revision, String path) {
        return Optional.ofNullable(commit(project, revision).files().get(path))
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public synchronized void checkout(
            Project project, Revision revision, String branch, Path into) {
        try {
            for (var file : commit(project, revision).files().entrySet()) {
                var path = into.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.writeString(path, file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized List<String> changedFiles(Project project, Revision since, Revision until) {
        var before = commit(project, since).files();
        var after = commit(project, until).files();
        var paths = new java.util.TreeSet<>(before.keySet());
        paths.addAll(after.keySet());
        paths.removeIf(path -> java.util.Objects.equals(before.get(path), after.get(path)));
        return List.copyOf(paths);
    }

    @Override
    public synchronized List<Revision> log(
            Project project, Revision from, Optional<Revision> until, int limit) {
        var revisions = new ArrayList<Revision>();
        for (@Nullable Commit at = commit(project, from);
                at != null && revisions.size() < limit;
                at = at.parent()) {
            if (until.isPresent() && until.get().equals(at.revision())) {
                break;
            }
            revisions.add(at.revision());
        }
        return revisions;
    }

    @Override
    public synchronized boolean hasUncommittedChanges(Project project) {
        return at(project.location()).isDirty;
    }

    @Override
    public void forget(Project project) {}

    private Repository at(String location) {
        var repository = repositories.get(location);
        if (repository == null) {
            throw ProblemException.usage(
                    "source.notARepository",
                    "\"" + location + "\" is not a git repository.",
                    "Give the folder of a repository.");
        }
        return repository;
    }

    private Commit commit(Project project, Revision revision) {
        return commits(at(project.location())).stream()
                .filter(commit -> commit.revision().equals(revision))
                .findFirst()
                .orElseThrow();
    }

    private static List<Commit> commits(Repository repository) {
        var found = new ArrayList<Commit>();
        for (var head : repository.branches.values()) {
            for (@Nullable Commit at = head; at != null; at = at.parent()) {
                found.add(at);
            }
        }
        return found;
    }
}
