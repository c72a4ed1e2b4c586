package dev.slipway.app.cli;

import java.nio.file.Path;
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
    public Integer call() throws InterruptedException {
        var artifacts = core().pipelines().require(run).artifacts();
        if (target != null) {
            new ArtifactFolder(target, console()::progress)
                    .write(artifacts, core().pipelines()::artifact);
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
}
