package dev.slipway.core.pipeline.agent;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/// Plain files of a folder in an agent, kept in a tar of ours with their modes. What comes out of
/// the agent is hostile: names are normalised, links are left behind, the size is bounded.
public final class FileBundle {
    private static final long MOST_BYTES = 20L << 30;

    private FileBundle() {}

    /// @return how many files were kept
    public static int save(
            AgentContainer agent, String folder, Predicate<String> wanted, Path into) {
        try (var tar = agent.copyOut(folder).orElse(null);
                var out = writing(into)) {
            return tar == null ? 0 : copy(tar, wanted, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TarArchiveOutputStream writing(Path into) throws IOException {
        var out =
                new TarArchiveOutputStream(
                        new BufferedOutputStream(Files.newOutputStream(into), 1 << 16), "UTF-8");
        out.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        out.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        out.setAddPaxHeadersForNonAsciiNames(true);
        return out;
    }

    private static int copy(InputStream tar, Predicate<String> wanted, TarArchiveOutputStream out)
            throws IOException {
        var count = 0;
        var bytes = 0L;
        try (var in = new TarArchiveInputStream(tar, "UTF-8")) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                var path = isPlain(entry) ? TarReader.safePath(entry.getName()) : "";
                if (path.isEmpty() || !wanted.test(path)) {
                    continue;
                }
                bytes += entry.getSize();
                if (bytes > MOST_BYTES) {
                    throw new IOException("more than 20 GB");
                }
                var own = new TarArchiveEntry(path);
                own.setSize(entry.getSize());
                own.setMode((entry.getMode() & 0111) == 0 ? 0644 : 0755);
                own.setModTime(entry.getModTime());
                out.putArchiveEntry(own);
                in.transferTo(out);
                out.closeArchiveEntry();
                count++;
            }
        }
        return count;
    }

    private static boolean isPlain(TarArchiveEntry entry) {
        return entry.isFile() && !entry.isSymbolicLink() && !entry.isLink();
    }

    /// Writes the files into a folder of the agent, as its user's.
    public static void load(AgentContainer agent, Path bundle, String folder) {
        try (var packed = TarWriter.stream(agent.user(), out -> unpack(bundle, folder, out))) {
            agent.engine().containers().copyIn(agent.id(), "/", packed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void unpack(Path bundle, String folder, TarWriter out) throws IOException {
        var root = folder.replaceFirst("^/", "");
        var made = new HashSet<String>();
        try (var in =
                new TarArchiveInputStream(
                        new BufferedInputStream(Files.newInputStream(bundle), 1 << 16), "UTF-8")) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                parents(entry.getName(), root, made, out);
                out.copy(root + "/" + entry.getName(), entry, in);
            }
        }
    }

    /// Only what the files lie in: the way to the folder is there already.
    private static void parents(String path, String root, Set<String> made, TarWriter out)
            throws IOException {
        for (var slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
            var parent = path.substring(0, slash);
            if (made.add(parent)) {
                out.folder(root + "/" + parent, 0755);
            }
        }
    }
}
