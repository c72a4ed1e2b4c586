package dev.slipway.core.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where a git repository of this machine keeps what: a plain one, a linked worktree, a submodule
/// or a bare one. Found by looking at files only; of git's configuration nothing has an effect.
///
/// @param root the folder a person means by it
/// @param gitDirectory HEAD and index of this worktree
/// @param commonDirectory objects and branches, the same as `gitDirectory` but for linked worktrees
public record LocalRepository(Path root, Path gitDirectory, Path commonDirectory, boolean isBare) {
    private static final int MOST_CONFIGURATION = 1 << 16;

    /// The repository that a folder or any folder above it is.
    public static Optional<LocalRepository> around(Path folder) {
        try {
            for (@Nullable Path at = folder.toRealPath(); at != null; at = at.getParent()) {
                var found = at(at);
                if (found.isPresent()) {
                    return found;
                }
            }
        } catch (IOException e) {
            // not there, or not for us to read: then it is no repository either
        }
        return Optional.empty();
    }

    private static Optional<LocalRepository> at(Path folder) throws IOException {
        var dotGit = folder.resolve(".git");
        if (Files.isDirectory(dotGit) && looksLikeGit(dotGit)) {
            return Optional.of(new LocalRepository(folder, dotGit, common(dotGit), false));
        }
        if (Files.isRegularFile(dotGit)) {
            var linked = linked(dotGit);
            return linked.map(git -> new LocalRepository(folder, git, common(git), false));
        }
        return looksLikeGit(folder)
                ? Optional.of(new LocalRepository(folder, folder, folder, true))
                : Optional.empty();
    }

    private static boolean looksLikeGit(Path folder) {
        var common = common(folder);
        return Files.isRegularFile(folder.resolve("HEAD"))
                && Files.isDirectory(common.resolve("objects"))
                && (Files.isDirectory(common.resolve("refs"))
                        || Files.isRegularFile(common.resolve("packed-refs")));
    }

    private static Optional<Path> linked(Path dotGit) throws IOException {
        var text = firstLine(dotGit);
        if (!text.startsWith("gitdir:")) {
            return Optional.empty();
        }
        var git = dotGit.resolveSibling(text.substring("gitdir:".length()).strip()).normalize();
        return looksLikeGit(git) ? Optional.of(git) : Optional.empty();
    }

    private static Path common(Path gitDirectory) {
        var pointer = gitDirectory.resolve("commondir");
        try {
            return Files.isRegularFile(pointer)
                    ? gitDirectory.resolve(firstLine(pointer)).normalize()
                    : gitDirectory;
        } catch (IOException e) {
            return gitDirectory;
        }
    }

    /// The branch that is checked out; empty if HEAD is a commit itself.
    public Optional<String> checkedOutBranch() {
        return symbolic(gitDirectory.resolve("HEAD"), "refs/heads/");
    }

    /// What the repository it was cloned from calls its default branch.
    public Optional<String> defaultBranchOfOrigin() {
        return symbolic(
                commonDirectory.resolve("refs/remotes/origin/HEAD"), "refs/remotes/origin/");
    }

    /// The address that it was cloned from, as its configuration says; included files are not read.
    public Optional<String> originAddress() {
        try (var in = Files.newInputStream(commonDirectory.resolve("config"))) {
            var text = new String(in.readNBytes(MOST_CONFIGURATION), StandardCharsets.UTF_8);
            return GitAddress.ofOrigin(text);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /// True if another worktree's branches and objects are shared.
    public boolean isLinkedWorktree() {
        return !gitDirectory.equals(commonDirectory);
    }

    private static Optional<String> symbolic(Path file, String prefix) {
        try {
            var line = Files.isRegularFile(file) ? firstLine(file) : "";
            return line.startsWith("ref: " + prefix)
                    ? Optional.of(line.substring(("ref: " + prefix).length()))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    // These files hold one short line; a hostile one may hold anything.
    private static String firstLine(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var text = new String(in.readNBytes(4096), StandardCharsets.UTF_8);
            return text.lines().findFirst().orElse("").strip();
        } catch (java.nio.file.InvalidPathException e) {
            throw new IOException(e);
        }
    }
}
