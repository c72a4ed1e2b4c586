package dev.slipway.app.cli;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `slipway sample`: copies the sample project out and makes it known; prints its folder.
@Command(name = "sample", description = "Copy the sample project out and add it.")
final class SampleCommand extends BaseCommand {
    @Parameters(
            paramLabel = "DIR",
            arity = "0..1",
            description = "where to; else a folder of the home")
    @Nullable Path folder;

    SampleCommand(SlipwayCommand root) {
        super(root);
    }

    @Override
    public Integer call() {
        var chosen = folder == null ? core().home().sample() : folder.toAbsolutePath().normalize();
        var path = core().sample().unpack(chosen);
        var project = core().projects().require(path.toString());
        session()
                .result(
                        () ->
                                Json.object()
                                        .put("name", project.name().value())
                                        .put("path", path.toString()),
                        () -> List.of(path.toString()));
        return OK;
    }
}
