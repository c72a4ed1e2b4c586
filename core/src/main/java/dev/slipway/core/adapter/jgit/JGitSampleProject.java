package dev.slipway.core.adapter.jgit;

import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.source.SampleProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/// Copies the bundled sample out. It is made beside its place and moved there whole, so that nobody
/// ever sees half of it.
public final class JGitSampleProject implements SampleProject {

    @Override
    public Path unpack(Path folder) {
        OwnGitConfiguration.install();
        try {
            if (!isThere(folder)) {
                Files.createDirectories(folder.toAbsolutePath().getParent());
                make(folder.toAbsolutePath());
            }
            return folder;
        } catch (IOException e) {
            throw ProblemException.outside(
                    "sample.unusable",
                    "The sample project cannot be written to " + folder + ".",
                    "See that there is room, and that nothing else lies in that folder.",
                    e);
        }
    }

    private static boolean isThere(Path folder) {
        return Files.isDirectory(folder.resolve(".git"));
    }

    private static void make(Path folder) throws IOException {
        var beside = Files.createTempDirectory(folder.getParent(), ".sample");
        try {
            write(beside);
            Files.move(beside, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            delete(beside);
            if (!isThere(folder)) {
                throw e;
            }
        }
    }

    private static void write(Path folder) throws IOException {
        try (var repository = repository(folder)) {
            new SampleHistory(repository).write();
        }
    }

    private static Repository repository(Path folder) throws IOException {
        var repository =
                new FileRepositoryBuilder()
                        .setGitDir(folder.resolve(".git").toFile())
                        .setWorkTree(folder.toFile())
                        .build();
        repository.create();
        repository.getConfig().setBoolean("core", null, "autocrlf", false);
        repository.getConfig().save();
        return repository;
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
