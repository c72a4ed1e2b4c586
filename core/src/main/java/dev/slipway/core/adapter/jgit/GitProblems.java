package dev.slipway.core.adapter.jgit;

import dev.slipway.core.problem.ProblemException;
import java.util.Locale;
import java.util.stream.Stream;
import org.eclipse.jgit.errors.NoRemoteRepositoryException;
import org.eclipse.jgit.errors.RepositoryNotFoundException;

/// JGit's errors in a person's words.
final class GitProblems {
    private GitProblems() {}

    static ProblemException notARepository(String location) {
        return ProblemException.usage(
                "source.notARepository",
                "\"" + location + "\" is not a git repository.",
                "Give the folder of a repository (make one by `git init` and commit), or the URL"
                        + " that `git clone` takes.");
    }

    static ProblemException unknownRef(String ref, String project) {
        return ProblemException.usage(
                "source.unknownRef",
                "There is no branch, tag or commit \""
                        + ref
                        + "\" in "
                        + project
                        + "; if it was there before, it is gone.",
                "See what there is by `git branch -a`, and name one of those by --ref.");
    }

    static ProblemException empty(String project) {
        return ProblemException.usage(
                "source.unknownRef",
                project + " has no commits yet.",
                "Commit something, then try again.");
    }

    static ProblemException unsafe(String path, String why) {
        return ProblemException.usage(
                "source.unsafe",
                "The repository has a path that is not safe to write, \""
                        + printable(path)
                        + "\": "
                        + why
                        + ".",
                "Slipway does not build such a commit; remove that path from the repository.");
    }

    static ProblemException mirrorUnusable(String project, Exception cause) {
        return ProblemException.outside(
                "source.mirror",
                "Slipway's own copy of " + project + " cannot be used: " + message(cause) + ".",
                "Make room on the disk of the data folder and see its permissions; if that is not"
                        + " it, remove the project and add it again.",
                cause);
    }

    /// Whatever stopped us from reading the repository at `location`.
    static ProblemException unreadable(String location, Exception cause) {
        if (causes(cause)
                .anyMatch(e ->
                        e instanceof NoRemoteRepositoryException
                                || e instanceof RepositoryNotFoundException)) {
            return notARepository(location);
        }
        var said = String.join(" ", causes(cause).map(GitProblems::message).toList());
        if (isRefusal(said.toLowerCase(Locale.ROOT))) {
            return ProblemException.outside(
                    "source.denied",
                    "The server does not let you read " + location + ".",
                    "For https set a token: `slipway secret set NAME --host HOST` (value on standard"
                            + " input); for ssh a key: `slipway secret set NAME --ssh-key --host HOST`, or one in"
                            + " ~/.ssh or the agent.",
                    cause);
        }
        return ProblemException.outside(
                "source.unreachable",
                "The repository " + location + " cannot be reached: " + message(cause) + ".",
                "Look at the address and the network; `git ls-remote "
                        + location
                        + "` asks the same"
                        + " thing.",
                cause);
    }

    private static boolean isRefusal(String said) {
        return Stream.of(
                        "not authorized",
                        "authentication is required",
                        "authentication required",
                        "not permitted",
                        "permission denied",
                        "host key verification failed",
                        "403 forbidden",
                        "auth fail",
                        "cannot log in",
                        "no more authentication methods")
                .anyMatch(said::contains);
    }

    private static Stream<Throwable> causes(Throwable e) {
        return Stream.<Throwable>iterate(e, at -> at != null, Throwable::getCause).limit(10);
    }

    private static String message(Throwable e) {
        var message = e.getMessage();
        var line =
                message == null
                        ? e.getClass().getSimpleName()
                        : message.lines().findFirst().orElse("").strip();
        return printable(line.replaceAll("[.:]+$", ""));
    }

    private static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }
}
