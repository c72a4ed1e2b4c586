package dev.slipway.core.adapter.jgit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.dircache.DirCacheCheckout;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.util.FS;

/// Writes one commit of a mirror as a clean work tree that git itself finds in order.
final class Checkout {
    /// Up to here the whole history comes along; above it is cut.
    private static final long WHOLE_HISTORY_BYTES = 64L << 20;

    private static final int CUT_DEPTH = 50;

    private final Repository mirror;
    private final ObjectId commit;
    private final String branch;
    private final boolean isSmall;

    Checkout(Repository mirror, ObjectId commit, String branch) throws IOException {
        this.mirror = mirror;
        this.commit = commit;
        this.branch = branch;
        this.isSmall = bytesOfMirror() <= WHOLE_HISTORY_BYTES;
    }

    void write(Path into) throws IOException, GitAPIException {
        var git = Files.createDirectories(into).resolve(".git");
        makeRepository(git);
        try (var repository =
                new FileRepositoryBuilder()
                        .setGitDir(git.toFile())
                        .setWorkTree(into.toFile())
                        .setMustExist(true)
                        .build()) {
            if (isSmall) {
                copyObjects(git);
            } else {
                fetchRecentHistory(repository);
            }
            writeFiles(repository);
        }
    }

    private void makeRepository(Path git) throws IOException {
        Files.createDirectories(git.resolve("objects").resolve("pack"));
        Files.createDirectories(git.resolve("refs").resolve("heads"));
        Files.writeString(
                git.resolve("config"),
                "[core]\n\trepositoryformatversion = 0\n\tbare = false\n\tfilemode = "
                        + FS.DETECTED.supportsExecute()
                        + "\n");
        var isBranch = mirror.exactRef(Constants.R_HEADS + branch) != null;
        Files.writeString(
                git.resolve("HEAD"),
                (isBranch ? "ref: " + Constants.R_HEADS + branch : commit.name()) + "\n");
        Files.writeString(git.resolve("packed-refs"), refs(isBranch));
    }

    // Branches as a clone would have them, and the tags.
    private String refs(boolean isBranch) throws IOException {
        var lines = new ArrayList<String>();
        if (isBranch) {
            lines.add(commit.name() + " " + Constants.R_HEADS + branch);
        }
        if (isSmall) {
            for (var ref : refsUnder(Constants.R_HEADS)) {
                lines.add(
                        hash(ref)
                                + " refs/remotes/origin/"
                                + ref.getName().substring(Constants.R_HEADS.length()));
            }
            for (var ref : refsUnder(Constants.R_TAGS)) {
                lines.add(hash(ref) + " " + ref.getName());
            }
        }
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }

    private static String hash(Ref ref) {
        return Objects.requireNonNull(ref.getObjectId(), ref.getName()).name();
    }

    private List<Ref> refsUnder(String prefix) throws IOException {
        return mirror.getRefDatabase().getRefsByPrefix(prefix);
    }

    private Path mirrorObjects() {
        return mirror.getDirectory().toPath().resolve("objects");
    }

    private long bytesOfMirror() throws IOException {
        try (var files = Files.walk(mirrorObjects())) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }

    private void copyObjects(Path git) throws IOException {
        var to = git.resolve("objects");
        try (var files = Files.walk(mirrorObjects())) {
            for (var file : (Iterable<Path>) files::iterator) {
                var target = to.resolve(mirrorObjects().relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else if (!file.toString().endsWith(".tmp")) {
                    Files.copy(file, target);
                }
            }
        }
    }

    private void fetchRecentHistory(Repository repository) throws GitAPIException {
        Git.wrap(repository)
                .fetch()
                .setRemote(mirror.getDirectory().toString())
                .setRefSpecs(new RefSpec(commit.name() + ":refs/remotes/origin/built"))
                .setTagOpt(TagOpt.AUTO_FOLLOW)
                .setDepth(CUT_DEPTH)
                .call();
    }

    private void writeFiles(Repository repository) throws IOException {
        try (var walk = new RevWalk(repository)) {
            var tree = walk.parseCommit(commit).getTree();
            SafeTree.require(repository, tree);
            var checkout = new DirCacheCheckout(repository, repository.lockDirCache(), tree);
            checkout.setFailOnConflict(true);
            checkout.checkout();
        } catch (java.nio.file.InvalidPathException
                | org.eclipse.jgit.errors.CorruptObjectException e) {
            throw GitProblems.unsafe("?", String.valueOf(e.getMessage()));
        }
    }
}
