package dev.slipway.core.pipeline.runner;

import dev.slipway.core.pipeline.Artifact;
import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.settings.Home;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Kept files of all runs, each content once under its SHA-256. Safe from any thread and process.
public final class ArtifactStore {
    private final Path folder;

    public ArtifactStore(Home home) {
        this.folder = home.artifacts();
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
                if (!Files.exists(target)) {
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
            throw ProblemException.usage(
                    "artifact.gone",
                    "The bytes of " + artifact.path() + " are no longer in the data folder.",
                    "Run the pipeline again to make them anew.");
        }
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
