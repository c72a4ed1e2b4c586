package dev.slipway.app.cli;

import dev.slipway.core.release.ReleaseRequest;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `slipway scale`: another number of containers for what runs.
@Command(
        name = "scale",
        description = "Run another number of containers of a service, until the next version.")
final class ScaleCommand extends BaseCommand {
    @Parameters(paramLabel = "PROJECT")
    @SuppressWarnings("NullAway.Init")
    String project;

    @Parameters(index = "1", arity = "1", paramLabel = "SERVICE=N")
    @SuppressWarnings("NullAway.Init")
    Map<String, Integer> wanted;

    @Option(names = "--env", paramLabel = "E", required = true)
    @SuppressWarnings("NullAway.Init")
    String environment;

    @Option(names = "--reason", paramLabel = "TEXT", defaultValue = "")
    @SuppressWarnings("NullAway.Init")
    String reason;

    ScaleCommand(SlipwayCommand root) {
        super(root);
    }

    @Override
    public Integer call() throws InterruptedException {
        var request =
                ReleaseRequest.of(
                        core().projects().require(project).name(),
                        core().environments().require(environment).name(),
                        session().user());
        var one = wanted.entrySet().iterator().next();
        var id = core().releases().scale(request, one.getKey(), one.getValue(), reason);
        console().progress("release " + id);
        core().releases().ensureDriven();
        return new ReleaseProgress(session(), id).followAndPrint();
    }
}
