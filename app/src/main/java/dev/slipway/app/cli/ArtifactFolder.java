package dev.slipway.app.cli;

import dev.slipway.core.pipeline.Artifact;
import dev.slipway.core.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.Consumer;

/// A folder that a person wants artifacts in. Their paths are a pipeline's words, or another
/// machine's: none is written outside it.
///
/// @param told hears of each file that was written
record ArtifactFolder(Path folder, Consumer<String> told) {
    /// Where an artifact's bytes come from.
    @FunctionalInterface
    interface Source {
        InputStream open(Artifact artifact) throws IOException, InterruptedException;
    }

    ArtifactFolder {
        folder = folder.toAbsolutePath().normalize();
    }

    /// Copies them, folders kept, over what is there. Problems `artifact.path`, `artifact.write`.
    void write(List<Artifact> artifacts, Source source) throws InterruptedException {
        for (var artifact : artifacts) {
            write(artifact, source);
        }
    }

    private void write(Artifact artifact, Source source) throws InterruptedException {
        var file = inside(artifact);
        try (var bytes = source.open(artifact)) {
            Files.createDirectories(file.getParent());
            Files.copy(bytes, file, StandardCopyOption.REPLACE_EXISTING);
            told.accept("wrote " + file);
        } catch (IOException e) {
            throw ProblemException.outside(
                    "artifact.write",
                    "The artifact cannot be written to " + file + ": " + e.getMessage() + ".",
                    "Choose another folder by --to.",
                    e);
        }
    }

    private Path inside(Artifact artifact) {
        var file = folder.resolve(artifact.path()).normalize();
        if (!file.startsWith(folder) || file.equals(folder)) {
            throw ProblemException.usage(
                    "artifact.path",
                    "The artifact \"" + artifact.path() + "\" would be written outside the folder.",
                    "It is not copied.");
        }
        return file;
    }
}
