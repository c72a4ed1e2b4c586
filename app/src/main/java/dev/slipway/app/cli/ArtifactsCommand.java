package dev.slipway.app.cli;

import dev.slipway.core.pipeline.Artifact;
import dev.slipway.core.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `slipway artifacts`: what a run kept, copied out on request.
@Command(name = "artifacts", description = "List a run's artifacts, or copy them to a folder.")
final class ArtifactsCommand extends BaseCommand {
    @Parameters(paramLabel = "RUN")
    @SuppressWarnings("NullAway.Init")
    String run;

    @Option(names = "--to", paramLabel = "DIR", description = "copy them there, folders kept")
    @Nullable Path target;

    ArtifactsCommand(SlipwayCommand root) {
        super(root);
    }

    @Override
    public Integer call() {
        var artifacts = core().pipelines().require(run).artifacts();
        if (target != null) {
            copyAll(artifacts, target.toAbsolutePath().normalize());
        }
        session()
                .result(
                        () -> Json.items(artifacts, RunJson::artifact),
                        () ->
                                Texts.table(
                                        artifacts.stream()
                                                .map(a ->
                                                        List.of(
                                                                a.path(),
                                                                Texts.size(a.size()),
                                                                "sha256:" + a.sha256()))
                                                .toList()));
        return OK;
    }

    private void copyAll(List<Artifact> artifacts, Path folder) {
        for (var artifact : artifacts) {
            var file = folder.resolve(artifact.path()).normalize();
            if (!file.startsWith(folder)) {
                throw ProblemException.usage(
                        "artifact.path",
                        "The artifact \""
                                + artifact.path()
                                + "\" would be written outside the folder.",
                        "It is not copied.");
            }
            copy(artifact, file);
        }
    }

    private void copy(Artifact artifact, Path file) {
        try (var bytes = core().pipelines().artifact(artifact)) {
            Files.createDirectories(file.getParent());
            Files.copy(bytes, file, StandardCopyOption.REPLACE_EXISTING);
            console().progress("wrote " + file);
        } catch (IOException e) {
            throw ProblemException.outside(
                    "artifact.write",
                    "The artifact cannot be written to " + file + ": " + e.getMessage() + ".",
                    "Choose another folder by --to.",
                    e);
        }
    }
}
