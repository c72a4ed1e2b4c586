package dev.slipway.core.adapter.jgit;

import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.settings.Folders;
import dev.slipway.core.template.NewRepositories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.PersonIdent;

/// New repositories by JGit. One is made beside its place and moved there whole.
public final class JGitNewRepositories implements NewRepositories {

    @Override
    public void create(Path folder, Map<String, String> files, String message) {
        OwnGitConfiguration.install();
        var place = folder.toAbsolutePath().normalize();
        try {
            if (isTaken(place)) {
                throw problem(place, "Something lies in " + place + " already.", null);
            }
            Files.createDirectories(place.getParent());
            var beside = Files.createTempDirectory(place.getParent(), ".new");
            try {
                write(beside, files, message);
                Files.deleteIfExists(place);
                Files.move(beside, place, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Folders.delete(beside);
            }
        } catch (IOException | GitAPIException e) {
            throw problem(place, place + " cannot be made.", e);
        }
    }

    private static boolean isTaken(Path place) throws IOException {
        if (!Files.isDirectory(place)) {
            return Files.exists(place) || place.getParent() == null;
        }
        try (var inside = Files.list(place)) {
            return inside.findAny().isPresent();
        }
    }

    private static void write(Path folder, Map<String, String> files, String message)
            throws IOException, GitAPIException {
        try (var git = Git.init().setDirectory(folder.toFile()).setInitialBranch("main").call()) {
            for (var file : files.entrySet()) {
                Files.writeString(folder.resolve(file.getKey()), file.getValue());
                git.add().addFilepattern(file.getKey()).call();
            }
            var user = System.getProperty("user.name", "slipway");
            var author = new PersonIdent(user, user + "@localhost");
            git.commit()
                    .setMessage(message)
                    .setAuthor(author)
                    .setCommitter(author)
                    .setSign(false)
                    .call();
        }
    }

    private static ProblemException problem(
            Path place, String what, @org.jspecify.annotations.Nullable Exception cause) {
        return ProblemException.outside(
                "template.folder",
                what,
                "Choose a folder that is not there yet or is empty.",
                cause);
    }
}
