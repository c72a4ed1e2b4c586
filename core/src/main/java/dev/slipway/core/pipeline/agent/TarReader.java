package dev.slipway.core.pipeline.agent;

import dev.slipway.core.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/// Reads tar streams that come out of containers. They are hostile: names are normalised and may
/// not leave the folder, everything is bounded, only plain files count.
public final class TarReader {
    private static final int MOST_ENTRIES = 2_000_000;

    /// One plain file; its bytes must be read before returning.
    @FunctionalInterface
    public interface Visitor {
        void file(String path, long size, long modifiedMillis, InputStream bytes)
                throws IOException;
    }

    private TarReader() {}

    /// Visits the plain files of a tar in its order, by their paths without the first part, which
    /// Docker sets to the name of the folder that was asked for.
    public static void files(InputStream tar, Visitor visitor) throws IOException {
        try (var in = new TarArchiveInputStream(tar, "UTF-8")) {
            var count = 0;
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (++count > MOST_ENTRIES) {
                    throw tooMuch();
                }
                if (!entry.isFile() || entry.isSymbolicLink() || entry.isLink()) {
                    continue;
                }
                var path = safePath(entry.getName());
                if (!path.isEmpty()) {
                    visitor.file(path, entry.getSize(), entry.getModTime().getTime(), in);
                }
            }
        }
    }

    /// The path below the first part with forward slashes; empty if it would lead elsewhere.
    public static String safePath(String name) {
        var below = name.substring(Math.min(name.length(), name.indexOf('/') + 1));
        for (var part : below.split("/", -1)) {
            if (part.isEmpty()
                    || part.equals(".")
                    || part.equals("..")
                    || part.indexOf('\0') >= 0) {
                return "";
            }
        }
        return below.indexOf('\\') >= 0 ? "" : below;
    }

    /// Visits a tar's one file, if it is plain.
    static void single(InputStream tar, Visitor visitor) throws IOException {
        try (var in = new TarArchiveInputStream(tar, "UTF-8")) {
            var entry = in.getNextEntry();
            if (entry != null && entry.isFile() && !entry.isSymbolicLink() && !entry.isLink()) {
                visitor.file(entry.getName(), entry.getSize(), entry.getModTime().getTime(), in);
            }
        }
    }

    static String onlyFile(InputStream tar) throws IOException {
        try (var in = new TarArchiveInputStream(tar, "UTF-8")) {
            var entry = in.getNextEntry();
            return entry == null || !entry.isFile()
                    ? ""
                    : new String(in.readNBytes(1 << 20), StandardCharsets.UTF_8);
        }
    }

    private static ProblemException tooMuch() {
        return ProblemException.usage(
                "workspace.tooManyFiles",
                "The workspace has more than " + MOST_ENTRIES + " files.",
                "Name fewer of them.");
    }
}
