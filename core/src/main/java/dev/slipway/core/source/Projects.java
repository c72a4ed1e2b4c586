package dev.slipway.core.source;

import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.secret.SecretScope;
import dev.slipway.core.secret.Secrets;
import dev.slipway.core.secret.StoredSecret;
import dev.slipway.core.settings.Folders;
import dev.slipway.core.settings.Home;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The projects of a home: adding, listing, forgetting. Safe from any thread and process.
public final class Projects {
    private final ProjectStore store;
    private final SourceRepository source;
    private final Secrets secrets;
    private final Home home;
    private final Clock clock;
    private final Runnable afterRemoval;

    /// @param afterRemoval clears away what only a removed project needed
    public Projects(
            ProjectStore store,
            SourceRepository source,
            Secrets secrets,
            Home home,
            Clock clock,
            Runnable afterRemoval) {
        this.store = store;
        this.source = source;
        this.secrets = secrets;
        this.home = home;
        this.clock = clock;
        this.afterRemoval = afterRemoval;
    }

    /// Adds a folder or URL; a location that is known already gives its project back. A folder
    /// inside a repository means the whole of it. Problems: `source.notARepository`,
    /// `source.unreachable`, `source.denied`, `project.nameTaken`.
    public Project add(String location, @Nullable String name) {
        var canonical = canonical(location);
        return at(canonical)
                .orElseGet(() -> {
                    source.check(canonical);
                    var wanted =
                            name == null
                                    ? ProjectName.suggestedBy(canonical)
                                    : new ProjectName(name);
                    return save(wanted, canonical).orElseThrow(() -> nameTaken(wanted));
                });
    }

    public List<Project> list() {
        return store.all();
    }

    public Optional<Project> find(ProjectName name) {
        return store.find(name);
    }

    /// The project of that name or, for a path or URL, the one with that location, added by itself
    /// if it is new. Problem `project.unknown`, with the names there are.
    public Project require(String nameOrLocation) {
        var named =
                isName(nameOrLocation)
                        ? store.find(new ProjectName(nameOrLocation))
                        : Optional.<Project>empty();
        if (named.isPresent()) {
            return named.get();
        }
        if (isUrl(nameOrLocation) || isFolder(nameOrLocation)) {
            return addUnderFreeName(canonical(nameOrLocation));
        }
        throw looksLikePath(nameOrLocation)
                ? noSuchFolder(nameOrLocation)
                : unknown(nameOrLocation);
    }

    private Project addUnderFreeName(String canonical) {
        return at(canonical)
                .orElseGet(() -> {
                    source.check(canonical);
                    var suggested = ProjectName.suggestedBy(canonical);
                    for (var count = 1; ; count++) {
                        var name = count == 1 ? suggested : numbered(suggested, count);
                        var added = save(name, canonical);
                        if (added.isPresent()) {
                            return added.get();
                        }
                    }
                });
    }

    private static ProjectName numbered(ProjectName name, int count) {
        var suffix = "-" + count;
        var length = Math.min(name.value().length(), 63 - suffix.length());
        return new ProjectName(name.value().substring(0, length) + suffix);
    }

    /// Forgets it: records, mirror, logs, its own secrets, which another project of that name must
    /// not inherit; never the user's repository. Problem `project.unknown`.
    public void remove(ProjectName name) {
        var project = store.find(name).orElseThrow(() -> unknown(name.value()));
        var scope = new SecretScope.OfProject(name.value());
        secrets.list().stream()
                .map(StoredSecret::id)
                .filter(id -> id.scope().equals(scope))
                .forEach(secrets::remove);
        source.forget(project);
        Folders.delete(home.runs().resolve(name.value()));
        store.remove(name);
        afterRemoval.run();
    }

    /// Fetches and lists branches, the default one first.
    public List<Branch> branches(Project project) {
        source.fetch(project);
        return source.branches(project);
    }

    private Optional<Project> at(String location) {
        return store.all().stream()
                .filter(project -> project.location().equals(location))
                .findFirst();
    }

    private Optional<Project> save(ProjectName name, String location) {
        var project = new Project(name, location, clock.instant());
        return store.add(project) ? Optional.of(project) : Optional.empty();
    }

    private static String canonical(String location) {
        if (isUrl(location)) {
            return location;
        }
        try {
            return LocalRepository.around(Path.of(location).toAbsolutePath())
                    .map(repository -> repository.root().toString())
                    .orElseGet(() -> Path.of(location).toAbsolutePath().normalize().toString());
        } catch (InvalidPathException e) {
            return location;
        }
    }

    private static boolean isName(String text) {
        return text.matches("[a-z0-9][a-z0-9_.-]{0,62}");
    }

    // `git@host:path` and anything with a scheme; a drive letter is a path.
    private static boolean isUrl(String text) {
        return text.matches("[A-Za-z][A-Za-z0-9+.-]+:.*|[^/\\\\]+@[^/\\\\:]+:.*");
    }

    /// Commits from a revision back to another (not included) or the beginning, newest first, at
    /// most `limit`. From what was fetched last; contacts nothing.
    public List<Revision> log(Project project, Revision from, Optional<Revision> until, int limit) {
        return source.log(project, from, until, limit);
    }

    /// A file as it is in a revision, empty if it is not there. From what was fetched last.
    public Optional<byte[]> read(Project project, Revision revision, String path) {
        return source.read(project, revision, path);
    }

    private static boolean isFolder(String text) {
        try {
            return Files.isDirectory(Path.of(text));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static boolean looksLikePath(String text) {
        return text.contains("/") || text.contains("\\") || text.startsWith(".");
    }

    private static ProblemException nameTaken(ProjectName name) {
        return ProblemException.usage(
                "project.nameTaken",
                "There is already a project \"" + name + "\".",
                "Choose another name by --name, or remove that one by `slipway project remove "
                        + name
                        + "`.");
    }

    private static ProblemException noSuchFolder(String path) {
        return ProblemException.usage(
                "source.notARepository",
                "There is no folder \"" + path + "\".",
                "Give the path of a git repository, its URL, or a project's name.");
    }

    private ProblemException unknown(String name) {
        var names = store.all().stream().map(project -> project.name().value()).toList();
        return ProblemException.usage(
                "project.unknown",
                "There is no project \"" + name + "\".",
                names.isEmpty()
                        ? "Add one by `slipway project add PATH`."
                        : "Known ones: " + String.join(", ", names) + ".");
    }
}
