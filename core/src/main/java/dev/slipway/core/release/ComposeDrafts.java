package dev.slipway.core.release;

import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.source.Project;
import dev.slipway.core.source.Revision;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Compose texts to be looked at, applied and to come. Blocking.
final class ComposeDrafts {
    private static final long MOST_BYTES = 1L << 20;

    private final ReleasePorts ports;

    ComposeDrafts(ReleasePorts ports) {
        this.ports = ports;
    }

    ComposeTexts of(ReleaseStatus status) {
        var applied =
                ports.releases()
                        .version(status.project(), status.version())
                        .map(Version::compose)
                        .orElse("");
        var draft =
                ports.projects()
                        .find(status.project())
                        .flatMap(project -> draft(project, status.environment().value()));
        return new ComposeTexts(status.version(), applied, draft);
    }

    private Optional<ComposeTexts.Draft> draft(Project project, String environment) {
        return project.isLocal() ? inFolder(project, environment) : inCommit(project, environment);
    }

    private static Optional<ComposeTexts.Draft> inFolder(Project project, String environment) {
        var folder = Path.of(project.location());
        return text(environment, name -> read(folder.resolve(name)))
                .map(text -> new ComposeTexts.Draft(project.location(), text));
    }

    /// Empty where the repository cannot be asked: there is nothing to compare with then.
    private Optional<ComposeTexts.Draft> inCommit(Project project, String environment) {
        try {
            var revision = ports.source().resolve(project, "HEAD").revision();
            return text(environment, name -> read(project, revision, name))
                    .map(text -> new ComposeTexts.Draft(revision.shortHash(), text));
        } catch (ProblemException unreachable) {
            return Optional.empty();
        }
    }

    /// Spelled as `ComposeSource` does.
    private static Optional<String> text(
            String environment, Function<String, Optional<String>> file) {
        var overlay =
                List.of("yaml", "yml").stream()
                        .map(end -> "compose." + environment + "." + end)
                        .flatMap(name ->
                                file.apply(name).map(t -> "\n# " + name + "\n" + t).stream())
                        .findFirst()
                        .orElse("");
        return ComposeSource.NAMES.stream()
                .flatMap(name -> file.apply(name).stream())
                .findFirst()
                .map(text -> text + overlay);
    }

    private static Optional<String> read(Path file) {
        try {
            return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                            && Files.size(file) <= MOST_BYTES
                    ? Optional.of(Files.readString(file))
                    : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private Optional<String> read(Project project, Revision revision, String name) {
        return ports.source()
                .read(project, revision, name)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }
}
