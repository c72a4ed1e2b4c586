package dev.slipway.core.update;

import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.settings.Folders;
import dev.slipway.core.settings.Home;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.LongConsumer;

/// Gets one package into `updates/` of the home: under its own name only when it is whole and has
/// the feed's SHA-256. There is at most one there.
final class PackageFetch {
    private final FeedSource source;
    private final Path folder;

    PackageFetch(FeedSource source, Home home) {
        this.source = source;
        this.folder = home.folder().resolve("updates");
    }

    /// Problems `update.unreachable`, `update.truncated`, `update.altered`, `home.unusable`; after
    /// each of them nothing of the file is left.
    Path fetch(FeedRelease.Package wanted, LongConsumer progress) throws InterruptedException {
        var file = folder.resolve(wanted.file());
        try {
            if (isThere(file, wanted)) {
                progress.accept(wanted.size());
                return file;
            }
            Folders.delete(folder);
            Files.createDirectories(folder);
            Home.restrict(folder, "rwx------");
            return fetchInto(file, wanted, progress);
        } catch (IOException e) {
            throw ProblemException.outside(
                    "home.unusable",
                    "The package cannot be kept in " + folder + ": " + e.getMessage() + ".",
                    "Look at the room on that disk and the folder's permissions.",
                    e);
        }
    }

    private static boolean isThere(Path file, FeedRelease.Package wanted) throws IOException {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                && Files.size(file) == wanted.size()
                && sha256(file).equals(wanted.sha256());
    }

    private Path fetchInto(Path file, FeedRelease.Package wanted, LongConsumer progress)
            throws IOException, InterruptedException {
        var part = folder.resolve(wanted.file() + ".part");
        try {
            var came = source.fetch(wanted.file(), part, wanted.size(), progress);
            if (came < wanted.size()) {
                throw ProblemException.outside(
                        "update.truncated",
                        "Only " + came + " of " + wanted.size() + " bytes of the package came.",
                        "Try again; the connection broke off.",
                        null);
            }
            if (came > wanted.size() || !sha256(part).equals(wanted.sha256())) {
                throw ProblemException.result(
                        "update.altered",
                        "The package that came is not the one the signed feed names; it was thrown"
                                + " away.",
                        "Try again later. If it stays so, tell the publisher, and do not install"
                                + " it by hand.");
            }
            Home.restrict(part, "rw-------");
            return Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            var digest = MessageDigest.getInstance("SHA-256");
            var piece = new byte[1 << 16];
            for (var read = in.read(piece); read >= 0; read = in.read(piece)) {
                digest.update(piece, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
