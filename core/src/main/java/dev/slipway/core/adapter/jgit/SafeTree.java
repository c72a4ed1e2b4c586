package dev.slipway.core.adapter.jgit;

import dev.slipway.core.problem.ProblemException;
import java.io.IOException;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;

/// Looks at a commit's tree before anything of it is written, whatever the file system: no path
/// leads out of the folder, into `.git`, or through a symlink, and there are not too many.
final class SafeTree {
    private static final int FILES_AT_MOST = 500_000;
    private static final int DEPTH_AT_MOST = 200;

    private final ObjectReader reader;
    private int files;

    private SafeTree(ObjectReader reader) {
        this.reader = reader;
    }

    /// Problem `source.unsafe`, `source.tooLarge`.
    static void require(Repository repository, ObjectId tree) throws IOException {
        try (var reader = repository.newObjectReader()) {
            new SafeTree(reader).look(tree, "", 0);
        }
    }

    private void look(ObjectId tree, String folder, int depth) throws IOException {
        var names = new HashSet<String>();
        var symlinks = new HashSet<String>();
        for (var at = new CanonicalTreeParser(null, reader, tree); !at.eof(); at.next()) {
            var path = folder + at.getEntryPathString();
            checkName(at.getEntryPathString(), path);
            checkPlace(at.getEntryPathString(), path, at.getEntryFileMode(), names, symlinks);
            checkSize(path, depth);
            if (at.getEntryFileMode() == FileMode.TREE) {
                look(at.getEntryObjectId(), path + "/", depth + 1);
            }
        }
    }

    private static void checkName(String name, String path) {
        var plain = folded(name).replaceAll("\\p{Cf}", "").replaceAll("[ .]+$", "");
        if (name.isEmpty() || name.equals(".") || name.equals("..") || name.contains("/")) {
            throw GitProblems.unsafe(path, "it leads out of its folder");
        }
        if (name.indexOf('\0') >= 0
                || (name.contains("\\") && java.io.File.separatorChar == '\\')) {
            throw GitProblems.unsafe(path, "it is no file name");
        }
        // "git~1" is what Windows calls .git in short; trailing dots and spaces it does not see
        if (plain.equals(".git") || plain.equals("git~1") || plain.startsWith(".git:")) {
            throw GitProblems.unsafe(path, "it lies in git's own folder");
        }
    }

    // One name twice, as a symlink and as a folder, would write through the link.
    private static void checkPlace(
            String name, String path, FileMode mode, Set<String> names, Set<String> symlinks) {
        var isNew = names.add(folded(name));
        var isSymlink = mode == FileMode.SYMLINK;
        if (!isNew && (isSymlink || symlinks.contains(folded(name)))) {
            throw GitProblems.unsafe(path, "it leads through a symbolic link");
        }
        if (isSymlink) {
            symlinks.add(folded(name));
        }
    }

    private void checkSize(String path, int depth) {
        if (++files > FILES_AT_MOST || depth > DEPTH_AT_MOST) {
            throw ProblemException.usage(
                    "source.tooLarge",
                    "The commit has more than "
                            + FILES_AT_MOST
                            + " files or folders deeper than "
                            + DEPTH_AT_MOST
                            + " (at \""
                            + path
                            + "\").",
                    "Build a smaller repository.");
        }
    }

    private static String folded(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }
}
