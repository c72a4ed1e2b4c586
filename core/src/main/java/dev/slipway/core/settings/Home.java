package dev.slipway.core.settings;

import dev.slipway.core.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;

/// The one folder that holds all state of a user: database, mirrors, logs, artifacts. Mode 0700.
///
/// @param id UUID that marks what this home made on engines
public record Home(Path folder, String id) {

    /// Opens the folder, making it at first use. Problem `home.unusable` if that cannot be done.
    public static Home open(Path folder) {
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder);
            }
            restrict(folder, "rwx------");
            return new Home(folder.toRealPath(), readOrMakeId(folder.resolve("home-id")));
        } catch (IOException e) {
            throw ProblemException.outside(
                    "home.unusable",
                    "The data folder " + folder + " cannot be used: " + e.getMessage() + ".",
                    "Give another one by --home or SLIPWAY_HOME, or mend its permissions.",
                    e);
        }
    }

    private static String readOrMakeId(Path file) throws IOException {
        if (!Files.exists(file)) {
            var fresh = Files.createTempFile(file.getParent(), "home-id", ".new");
            Files.writeString(fresh, UUID.randomUUID().toString());
            try {
                Files.createLink(file, fresh);
            } catch (java.nio.file.FileAlreadyExistsException anotherProcessWasFirst) {
                // its id counts
            } finally {
                Files.deleteIfExists(fresh);
            }
        }
        return Files.readString(file).strip();
    }

    /// Sets POSIX permissions where the file system has them.
    public static void restrict(Path path, String permissions) throws IOException {
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        }
    }

    public Path settings() {
        return folder.resolve("settings.json");
    }

    public Path database() {
        return folder.resolve("slipway.db");
    }

    /// Where the sample project is copied out to.
    public Path sample() {
        return folder.resolve("samples").resolve("ferry");
    }

    /// Bare mirrors of the projects' repositories.
    public Path mirrors() {
        return folder.resolve("mirrors");
    }

    /// Files of runs: `runs/PROJECT/NUMBER.ATTEMPT/`.
    public Path runs() {
        return folder.resolve("runs");
    }

    /// Artifacts by SHA-256: `artifacts/ab/abcd…`.
    public Path artifacts() {
        return folder.resolve("artifacts");
    }

    /// Secrets, encrypted.
    public Path vault() {
        return folder.resolve("secrets").resolve("vault.json");
    }
}
