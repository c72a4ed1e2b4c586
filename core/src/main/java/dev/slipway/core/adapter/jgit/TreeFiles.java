package dev.slipway.core.adapter.jgit;

import dev.slipway.core.problem.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevTree;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.jspecify.annotations.Nullable;

/// Reads files of a commit without writing them anywhere.
final class TreeFiles {
    private static final int BYTES_AT_MOST = 10 << 20;
    private static final int LINKS_AT_MOST = 8;
    private static final int NAMES_AT_MOST = 10_000;

    private final Repository repository;
    private final RevTree tree;

    TreeFiles(Repository repository, RevTree tree) {
        this.repository = repository;
        this.tree = tree;
    }

    /// A file's bytes; symlinks inside the tree are followed, those out of it lead nowhere. Problem
    /// `source.tooLarge`.
    Optional<byte[]> read(String path) throws IOException {
        var at = normalized("", path);
        for (var links = 0; at != null && links <= LINKS_AT_MOST; links++) {
            try (var walk = TreeWalk.forPath(repository, at, tree)) {
                if (walk == null) {
                    return Optional.empty();
                }
                var mode = walk.getFileMode(0);
                if (mode == FileMode.SYMLINK) {
                    var target = new String(bytes(walk, at), StandardCharsets.UTF_8);
                    var slash = at.lastIndexOf('/');
                    at = normalized(slash < 0 ? "" : at.substring(0, slash), target);
                } else if (mode == FileMode.REGULAR_FILE || mode == FileMode.EXECUTABLE_FILE) {
                    return Optional.of(bytes(walk, at));
                } else {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    /// Names in a folder, folders with a `/` behind them, sorted.
    List<String> names(String folder) throws IOException {
        var names = new ArrayList<String>();
        try (var walk = new TreeWalk(repository)) {
            var at = folder.isEmpty() ? tree : folderAt(folder);
            if (at == null) {
                return List.of();
            }
            walk.addTree(at);
            while (walk.next() && names.size() < NAMES_AT_MOST) {
                names.add(walk.getNameString() + (walk.isSubtree() ? "/" : ""));
            }
        }
        return names.stream().sorted().toList();
    }

    private @Nullable AnyObjectId folderAt(String folder) throws IOException {
        try (var walk = TreeWalk.forPath(repository, folder, tree)) {
            return walk != null && walk.isSubtree() ? walk.getObjectId(0) : null;
        }
    }

    private byte[] bytes(TreeWalk walk, String path) throws IOException {
        var loader = repository.open(walk.getObjectId(0));
        if (loader.getSize() > BYTES_AT_MOST) {
            throw ProblemException.usage(
                    "source.tooLarge",
                    "The file " + path + " has " + loader.getSize() + " bytes.",
                    "At most " + BYTES_AT_MOST + " bytes are read of such a file.");
        }
        return loader.getBytes(BYTES_AT_MOST);
    }

    private static @Nullable String normalized(String folder, String path) {
        if (path.startsWith("/")) {
            return null;
        }
        var parts = new ArrayDeque<String>();
        for (var part : List.of((folder + "/" + path).split("/"))) {
            if (part.equals("..")) {
                if (parts.pollLast() == null) {
                    return null;
                }
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        return parts.isEmpty() ? null : String.join("/", parts);
    }
}
