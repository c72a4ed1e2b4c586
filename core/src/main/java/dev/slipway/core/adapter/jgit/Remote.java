package dev.slipway.core.adapter.jgit;

import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.source.LocalRepository;
import dev.slipway.core.source.Project;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.transport.URIish;

/// A repository that is read and never written.
///
/// @param address for JGit · shown to people, without a password · local if it is a folder here
record Remote(String address, String shown, Optional<LocalRepository> local) {
    private static final Set<String> SCHEMES =
            Set.of("https", "http", "ssh", "git+ssh", "ssh+git", "git", "file");

    /// Problem `source.notARepository` for what cannot be one, `source.badUrl` for addresses that
    /// would start programs.
    static Remote of(String location) {
        return isPath(location) ? folder(location) : url(location);
    }

    private static boolean isPath(String location) {
        return new Project(
                        new dev.slipway.core.source.ProjectName("any"),
                        location,
                        java.time.Instant.EPOCH)
                .isLocal();
    }

    private static Remote folder(String location) {
        try {
            var found =
                    LocalRepository.around(Path.of(location))
                            .orElseThrow(() -> GitProblems.notARepository(location));
            return new Remote(found.commonDirectory().toString(), location, Optional.of(found));
        } catch (InvalidPathException e) {
            throw GitProblems.notARepository(location);
        }
    }

    private static Remote url(String location) {
        try {
            var uri = new URIish(location);
            var scheme = uri.getScheme();
            var isAllowed = scheme == null ? uri.getHost() != null : SCHEMES.contains(scheme);
            if (!isAllowed
                    || location.contains("::")
                    || isOption(uri.getHost())
                    || isOption(uri.getUser())
                    || isOption(uri.getPath())) {
                throw badUrl(location);
            }
            return new Remote(location, uri.setPass(null).toString(), Optional.empty());
        } catch (URISyntaxException e) {
            throw badUrl(location);
        }
    }

    // A host "-oProxyCommand=…" would be an option of ssh, a path "-x" one of the server's git.
    private static boolean isOption(@org.jspecify.annotations.Nullable String part) {
        return part != null && part.matches("/?-.*");
    }

    private static ProblemException badUrl(String location) {
        return ProblemException.usage(
                "source.badUrl",
                "\"" + location + "\" is not an address that Slipway reads.",
                "Use https://…, ssh://…, user@host:path, file://… or the path of a folder.");
    }
}
