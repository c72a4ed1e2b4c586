package dev.slipway.core.adapter.jgit;

import dev.slipway.core.source.LocalRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.IndexDiff;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.submodule.SubmoduleWalk.IgnoreSubmoduleMode;
import org.eclipse.jgit.treewalk.FileTreeIterator;

/// Compares a user's folder with a commit. Configuration and objects are those of the mirror: a
/// filter that the user's repository names is not run.
final class WorkingFolder {
    private final Path mirror;
    private final LocalRepository local;

    WorkingFolder(Path mirror, LocalRepository local) {
        this.mirror = mirror;
        this.local = local;
    }

    /// True for changed, staged, deleted and new files; ignored ones do not count.
    boolean differsFrom(ObjectId head) throws IOException {
        var index = local.gitDirectory().resolve("index");
        if (local.isBare() || !Files.isRegularFile(index)) {
            return false;
        }
        takeExcludes();
        try (var repository =
                new FileRepositoryBuilder()
                        .setGitDir(mirror.toFile())
                        .setWorkTree(local.root().toFile())
                        .setIndexFile(index.toFile())
                        .build()) {
            var difference = new IndexDiff(repository, head, new FileTreeIterator(repository));
            difference.setIgnoreSubmoduleMode(IgnoreSubmoduleMode.ALL);
            return difference.diff();
        } catch (MissingObjectException e) {
            return true;
        } catch (CorruptObjectException e) {
            // an index of a kind that JGit does not read: then nobody is warned
            return false;
        }
    }

    private void takeExcludes() throws IOException {
        var theirs = local.commonDirectory().resolve("info").resolve("exclude");
        var ours = mirror.resolve("info").resolve("exclude");
        if (Files.isRegularFile(theirs)) {
            Files.createDirectories(ours.getParent());
            Files.copy(theirs, ours, StandardCopyOption.REPLACE_EXISTING);
        } else {
            Files.deleteIfExists(ours);
        }
    }
}
