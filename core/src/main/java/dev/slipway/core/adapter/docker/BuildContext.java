package dev.slipway.core.adapter.docker;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/// A build's context as a tar: what `.dockerignore` leaves, symlinks as symlinks, owned by root as
/// the docker command does it. Nothing outside the folder is ever read: no link is followed.
final class BuildContext {
    private static final int FOLDER = 0755;

    private final Path folder;
    private final String dockerfile;
    private final DockerIgnore ignore;
    private final TarArchiveOutputStream tar;

    private BuildContext(Path folder, String dockerfile, OutputStream out) throws IOException {
        this.folder = folder;
        this.dockerfile = dockerfile;
        this.ignore = DockerIgnore.of(folder, dockerfile);
        this.tar = new TarArchiveOutputStream(new BufferedOutputStream(out, 1 << 16), "UTF-8");
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        tar.setAddPaxHeadersForNonAsciiNames(true);
    }

    /// Writes it while it is read; the caller closes it.
    static InputStream stream(Path folder, String dockerfile) {
        return WrittenStream.of(out -> {
            var context = new BuildContext(folder, dockerfile, out);
            context.write();
        });
    }

    private void write() throws IOException {
        Files.walkFileTree(
                folder,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes is)
                            throws IOException {
                        var name = name(path);
                        if (name.isEmpty()) {
                            // BuildKit knows a tar by its first header, which must be a plain one.
                            put(entry(path, "./", is));
                            return FileVisitResult.CONTINUE;
                        }
                        if (!ignore.ignores(name)) {
                            put(entry(path, name + "/", is));
                            return FileVisitResult.CONTINUE;
                        }
                        return ignore.cutsFolders() && !dockerfile.startsWith(name + "/")
                                ? FileVisitResult.SKIP_SUBTREE
                                : FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path path, BasicFileAttributes is)
                            throws IOException {
                        var name = name(path);
                        if (!ignore.ignores(name) || name.equals(dockerfile)) {
                            add(path, name, is);
                        }
                        return FileVisitResult.CONTINUE;
                    }
                });
        tar.close();
    }

    private String name(Path path) {
        return folder.relativize(path).toString().replace('\\', '/');
    }

    private void add(Path path, String name, BasicFileAttributes is) throws IOException {
        if (is.isSymbolicLink()) {
            var link = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
            link.setLinkName(Files.readSymbolicLink(path).toString());
            link.setModTime(wholeSeconds(is));
            put(link);
        } else if (is.isRegularFile()) {
            addFile(path, entry(path, name, is), is.size());
        }
    }

    /// Exactly as many bytes as were promised, even if the file changes meanwhile.
    private void addFile(Path path, TarArchiveEntry entry, long size) throws IOException {
        entry.setSize(size);
        tar.putArchiveEntry(entry);
        var options = Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
        var buffer = new byte[1 << 16];
        var left = size;
        try (var in = Channels.newInputStream(Files.newByteChannel(path, options))) {
            while (left > 0) {
                var count = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (count < 0) {
                    throw new IOException(path + " became shorter while it was read");
                }
                tar.write(buffer, 0, count);
                left -= count;
            }
        }
        tar.closeArchiveEntry();
    }

    private void put(TarArchiveEntry entry) throws IOException {
        tar.putArchiveEntry(entry);
        tar.closeArchiveEntry();
    }

    private static TarArchiveEntry entry(Path path, String name, BasicFileAttributes is)
            throws IOException {
        var entry = new TarArchiveEntry(name);
        entry.setMode(mode(path, is));
        entry.setModTime(wholeSeconds(is));
        entry.setIds(0, 0);
        return entry;
    }

    /// Finer times would need extra headers, and no builder looks at them.
    private static FileTime wholeSeconds(BasicFileAttributes is) {
        return FileTime.from(is.lastModifiedTime().to(TimeUnit.SECONDS), TimeUnit.SECONDS);
    }

    private static int mode(Path path, BasicFileAttributes is) throws IOException {
        if (!path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return FOLDER;
        }
        var permissions =
                Files.readAttributes(path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                        .permissions();
        var mode = 0;
        for (var permission : PosixFilePermission.values()) {
            mode = mode << 1 | (permissions.contains(permission) ? 1 : 0);
        }
        return mode | (is.isDirectory() ? 0 : 0100000);
    }
}
