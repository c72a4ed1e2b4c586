package dev.slipway.core.pipeline.runner;

import dev.slipway.core.pipeline.Artifact;
import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.settings.Home;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Kept files of all runs, each content once under its SHA-256. Safe from any thread and process.
public final class ArtifactStore {
    private static final Logger log = LoggerFactory.getLogger(ArtifactStore.class);
    private static final Duration YOUNG = Duration.ofHours(1);

    private final Path folder;
    private final Clock clock;

    public ArtifactStore(Home home, Clock clock) {
        this.folder = home.artifacts();
        this.clock = clock;
    }

    /// Stores the bytes, exactly `size` of them. Problem `artifact.unwritable`.
    public Artifact store(String path, long size, InputStream bytes) {
        try {
            Files.createDirectories(folder);
            var fresh = Files.createTempFile(folder, "incoming", ".part");
            try {
                var hash = write(fresh, size, bytes);
                var target = file(hash);
                Files.createDirectories(target.getParent());
                if (!isThere(target)) {
                    move(fresh, target);
                }
                return new Artifact(path, size, hash);
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException e) {
            throw ProblemException.outside(
                    "artifact.unwritable",
                    "The artifact " + path + " could not be stored: " + e.getMessage() + ".",
                    "See to the room and permissions of " + folder + ".",
                    e);
        }
    }

    /// If it is, it counts as new again, so that no sweep that began before takes it away.
    private boolean isThere(Path target) throws IOException {
        try {
            Files.setLastModifiedTime(target, FileTime.from(clock.instant()));
            return true;
        } catch (NoSuchFileException gone) {
            return false;
        }
    }

    /// Deletes every content that nobody needs; not those of the last hour, which a run may be
    /// about to say it needs. A content is set aside before it is judged: whoever stores the same
    /// meanwhile either made it look new or stores it again.
    public void keepOnly(Set<String> needed) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        var before = clock.instant().minus(YOUNG);
        try (var contents = Files.find(folder, 2, (_, found) -> found.isRegularFile())) {
            contents.filter(file -> !needed.contains(file.getFileName().toString()))
                    .filter(file -> isOlder(file, before))
                    .forEach(file -> remove(file, before));
        } catch (IOException | UncheckedIOException e) {
            log.info("{} is not swept: {}", folder, e.getMessage());
        }
    }

    private static void remove(Path file, Instant before) {
        var aside = file.resolveSibling(file.getFileName() + ".going");
        try {
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
            if (isOlder(aside, before)) {
                Files.delete(aside);
            } else {
                Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            log.info("{} is not removed: {}", file, e.getMessage());
        }
    }

    private static boolean isOlder(Path file, Instant than) {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(than);
        } catch (IOException gone) {
            return false;
        }
    }

    private static String write(Path fresh, long size, InputStream bytes) throws IOException {
        var digest = sha256();
        try (OutputStream out = new DigestOutputStream(Files.newOutputStream(fresh), digest)) {
            var copied = 0L;
            var buffer = new byte[64 * 1024];
            while (copied < size) {
                var count = bytes.read(buffer, 0, (int) Math.min(buffer.length, size - copied));
                if (count < 0) {
                    throw new IOException("it ended after " + copied + " of " + size + " bytes");
                }
                out.write(buffer, 0, count);
                copied += count;
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void move(Path fresh, Path target) throws IOException {
        try {
            Files.move(fresh, target);
        } catch (FileAlreadyExistsException sameContentFromElsewhere) {
            // It is there; that is what counts.
        }
    }

    /// The caller closes it. Problem `artifact.gone`.
    public InputStream open(Artifact artifact) {
        try {
            return Files.newInputStream(file(artifact.sha256()));
        } catch (IOException e) {
            throw gone(artifact);
        }
    }

    /// Where its bytes are, if they are. Problem `artifact.gone`.
    public Path file(Artifact artifact) {
        var file = file(artifact.sha256());
        if (!Files.exists(file)) {
            throw gone(artifact);
        }
        return file;
    }

    private static ProblemException gone(Artifact artifact) {
        return ProblemException.usage(
                "artifact.gone",
                "The bytes of " + artifact.path() + " are no longer in the data folder.",
                "Run the pipeline again to make them anew.");
    }

    private Path file(String hash) {
        if (!hash.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("no hash: " + hash);
        }
        return folder.resolve(hash.substring(0, 2)).resolve(hash);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
