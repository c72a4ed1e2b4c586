package dev.slipway.core.pipeline.agent;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.jspecify.annotations.Nullable;

/// Packs folders and files for an agent, all owned by its user. Symlinks stay symlinks and are
/// never followed.
final class TarWriter implements AutoCloseable {
    private static final int PIPE = 256 * 1024;

    interface Content {
        void writeTo(TarWriter tar) throws IOException;
    }

    private final TarArchiveOutputStream tar;
    private final ContainerUser owner;

    private TarWriter(OutputStream out, ContainerUser owner) {
        this.owner = owner;
        tar = new TarArchiveOutputStream(out, "UTF-8");
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        tar.setAddPaxHeadersForNonAsciiNames(true);
    }

    /// A stream that is packed while it is read. What goes wrong in packing comes out of reading.
    static InputStream stream(ContainerUser owner, Content content) throws IOException {
        var failure = new AtomicReference<@Nullable IOException>();
        var out = new PipedOutputStream();
        var in = new FailingPipe(out, failure);
        Thread.ofVirtual()
                .name("pack")
                .start(() -> {
                    try (out) {
                        try (var tar = new TarWriter(out, owner)) {
                            content.writeTo(tar);
                        }
                    } catch (IOException e) {
                        failure.set(e);
                    }
                });
        return in;
    }

    private static final class FailingPipe extends PipedInputStream {
        private final AtomicReference<@Nullable IOException> failure;

        FailingPipe(PipedOutputStream out, AtomicReference<@Nullable IOException> failure)
                throws IOException {
            super(out, PIPE);
            this.failure = failure;
        }

        @Override
        public synchronized int read(byte[] bytes, int from, int length) throws IOException {
            var count = super.read(bytes, from, length);
            var bad = failure.get();
            if (count < 0 && bad != null) {
                throw new IOException("packing failed: " + bad.getMessage(), bad);
            }
            return count;
        }
    }

    void folder(String name, int mode) throws IOException {
        put(new TarArchiveEntry(name + "/"), mode);
        tar.closeArchiveEntry();
    }

    /// A file out of another tar.
    void copy(String name, TarArchiveEntry from, InputStream bytes) throws IOException {
        var entry = new TarArchiveEntry(name);
        entry.setSize(from.getSize());
        entry.setModTime(from.getModTime());
        put(entry, from.getMode() & 0777);
        bytes.transferTo(tar);
        tar.closeArchiveEntry();
    }

    void bytes(String name, long size, InputStream bytes) throws IOException {
        var entry = new TarArchiveEntry(name);
        entry.setSize(size);
        put(entry, 0644);
        bytes.transferTo(tar);
        tar.closeArchiveEntry();
    }

    /// A folder with all that is in it, under another name.
    void tree(Path folder, String name) throws IOException {
        folder(name, 0755);
        for (var child : children(folder)) {
            var path = name + "/" + child.getFileName();
            if (Files.isSymbolicLink(child)) {
                var entry = new TarArchiveEntry(path, TarConstants.LF_SYMLINK);
                entry.setLinkName(Files.readSymbolicLink(child).toString());
                put(entry, 0777);
                tar.closeArchiveEntry();
            } else if (Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS)) {
                tree(child, path);
            } else if (Files.isRegularFile(child, LinkOption.NOFOLLOW_LINKS)) {
                file(child, path);
            }
        }
    }

    private void file(Path file, String name) throws IOException {
        var entry = new TarArchiveEntry(name);
        entry.setSize(Files.size(file));
        entry.setModTime(Files.getLastModifiedTime(file).toMillis());
        put(entry, isExecutable(file) ? 0755 : 0644);
        Files.copy(file, tar);
        tar.closeArchiveEntry();
    }

    void bytes(String name, byte[] content, int mode) throws IOException {
        var entry = new TarArchiveEntry(name);
        entry.setSize(content.length);
        put(entry, mode);
        tar.write(content);
        tar.closeArchiveEntry();
    }

    private void put(TarArchiveEntry entry, int mode) throws IOException {
        entry.setIds(owner.uid(), owner.gid());
        entry.setMode(mode);
        tar.putArchiveEntry(entry);
    }

    private static boolean isExecutable(Path file) throws IOException {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                && !java.util.Collections.disjoint(
                        Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS),
                        Set.of(
                                PosixFilePermission.OWNER_EXECUTE,
                                PosixFilePermission.GROUP_EXECUTE));
    }

    private static List<Path> children(Path folder) throws IOException {
        var children = new ArrayList<Path>();
        try (var stream = Files.newDirectoryStream(folder)) {
            stream.forEach(children::add);
        }
        children.sort(null);
        return children;
    }

    @Override
    public void close() throws IOException {
        tar.close();
    }
}
