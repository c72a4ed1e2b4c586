package dev.slipway.core.pipeline.agent;

import dev.slipway.core.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;

/// Brings a workspace to this machine. What is in it is hostile: no entry leaves the folder,
/// nothing is written through a symlink, sizes are bounded. Symlinks arrive as symlinks, to be sent
/// on as such and never followed.
public final class WorkspaceCopy {
    private static final long MOST_BYTES = 20L << 30;
    private static final int MOST_ENTRIES = 2_000_000;

    private final Path folder;
    private long bytes;

    private WorkspaceCopy(Path folder) {
        this.folder = folder;
    }

    /// Writes the workspace's files over those of a folder. Problem `workspace.tooLarge`.
    public static void over(AgentContainer agent, Path folder) {
        try (var tar = agent.copyOut(agent.workspace()).orElse(null)) {
            if (tar != null) {
                new WorkspaceCopy(folder).unpack(tar);
            }
        } catch (IOException e) {
            throw ProblemException.outside(
                    "workspace.unreadable",
                    "The workspace could not be copied: " + e.getMessage() + ".",
                    "See to the room in the data folder, then run again.",
                    e);
        }
    }

    static void unpack(InputStream tar, Path folder) throws IOException {
        new WorkspaceCopy(folder).unpack(tar);
    }

    private void unpack(InputStream tar) throws IOException {
        try (var in = new TarArchiveInputStream(tar, "UTF-8")) {
            var count = 0;
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (++count > MOST_ENTRIES) {
                    throw tooLarge();
                }
                var path = TarReader.safePath(entry.getName().replaceFirst("/$", ""));
                if (!path.isEmpty()) {
                    unpack(entry, path, in);
                }
            }
        }
    }

    private void unpack(TarArchiveEntry entry, String path, InputStream in) throws IOException {
        var target = folder.resolve(path);
        if (entry.isDirectory()) {
            makeFolder(target);
        } else if (entry.isSymbolicLink()) {
            clear(target);
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else if (entry.isFile() && !entry.isLink()) {
            bytes += entry.getSize();
            if (bytes > MOST_BYTES) {
                throw tooLarge();
            }
            clear(target);
            Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
            if ((entry.getMode() & 0111) != 0) {
                makeExecutable(target);
            }
        }
    }

    /// Makes each part of the way a real folder.
    private void makeFolder(@Nullable Path target) throws IOException {
        if (target == null || target.equals(folder)) {
            return;
        }
        makeFolder(target.getParent());
        if (!Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
            Files.deleteIfExists(target);
            Files.createDirectory(target);
        }
    }

    private void clear(Path target) throws IOException {
        makeFolder(target.getParent());
        if (Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
            Trees.delete(target);
        } else {
            Files.deleteIfExists(target);
        }
    }

    private static void makeExecutable(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            var permissions = EnumSet.copyOf(Files.getPosixFilePermissions(file));
            permissions.add(PosixFilePermission.OWNER_EXECUTE);
            permissions.add(PosixFilePermission.GROUP_EXECUTE);
            permissions.add(PosixFilePermission.OTHERS_EXECUTE);
            Files.setPosixFilePermissions(file, permissions);
        }
    }

    private static ProblemException tooLarge() {
        return ProblemException.usage(
                "workspace.tooLarge",
                "The workspace has more than 20 GB or two million files.",
                "Delete in the pipeline what the image does not need.");
    }
}
