package dev.slipway.core.pipeline.runner;

import dev.slipway.core.pipeline.agent.Trees;
import dev.slipway.core.source.GitAddress;
import dev.slipway.core.source.LocalRepository;
import dev.slipway.core.source.Project;
import dev.slipway.core.source.ProjectName;
import dev.slipway.core.source.Revision;
import dev.slipway.core.source.SourceRepository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;

/// Repositories that a pipeline names beside its own. They are read through mirrors like the
/// projects', so nothing of them is ever executed here; paths of this machine are refused.
final class OtherSources {
    private final SourceRepository source;
    private final Project own;
    private final SourceRepository.Resolved ownRevision;
    private final Path temporary;

    OtherSources(
            SourceRepository source,
            Project own,
            SourceRepository.Resolved ownRevision,
            Path temporary) {
        this.source = source;
        this.own = own;
        this.ownRevision = ownRevision;
        this.temporary = temporary;
    }

    interface Taking {
        SourceRepository.Resolved take(Path folder, SourceRepository.Resolved resolved);
    }

    /// Checks a repository out into a folder that is gone afterwards.
    SourceRepository.Resolved bring(String url, String ref, Taking taking) {
        var project = project(url);
        var resolved = resolved(project, ref);
        var folder = temporary.resolve("source-" + UUID.randomUUID());
        try {
            Files.createDirectories(folder);
            checkout(project, resolved.revision(), resolved.branch(), folder);
            return taking.take(folder, resolved);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            delete(folder);
        }
    }

    private void checkout(Project project, Revision revision, String branch, Path folder) {
        source.checkout(project, revision, branch, folder);
    }

    /// The project's own repository under its own address is the commit that the run builds.
    private SourceRepository.Resolved resolved(Project project, String ref) {
        var isOwn = project.equals(own) && (ref.equals("HEAD") || ref.equals(ownRevision.branch()));
        return isOwn ? ownRevision : source.resolve(project, ref);
    }

    private Project project(String url) {
        if (isOwn(url)) {
            return own;
        }
        if (!SourceSteps.isRemote(url)) {
            throw StepFailure.failure(
                    "\"" + url + "\" is no address of a repository on a server (https, ssh, git)");
        }
        var id = UUID.nameUUIDFromBytes(url.getBytes(StandardCharsets.UTF_8)).toString();
        return new Project(new ProjectName("other-" + id), url, Instant.EPOCH);
    }

    /// True for the project's location, and for the address that its folder was cloned from.
    private boolean isOwn(String url) {
        return url.equals(own.location())
                || GitAddress.isSame(url, own.location())
                || own.isLocal()
                        && LocalRepository.around(Path.of(own.location()))
                                .flatMap(LocalRepository::originAddress)
                                .filter(origin -> GitAddress.isSame(url, origin))
                                .isPresent();
    }

    private static void delete(Path folder) {
        try {
            Trees.delete(folder);
        } catch (IOException goneWithTheRun) {
            // The run's temporary files are deleted at its end.
        }
    }
}
