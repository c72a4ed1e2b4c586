package dev.slipway.app.cli;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `slipway down`: stops and removes what runs of a project in an environment.
@Command(name = "down", description = "Stop and remove a project's containers in an environment.")
final class DownCommand extends BaseCommand {
    @Parameters(paramLabel = "PROJECT")
    @SuppressWarnings("NullAway.Init")
    String project;

    @Option(names = "--env", paramLabel = "E", required = true)
    @SuppressWarnings("NullAway.Init")
    String environment;

    @Option(names = "--volumes", description = "its named volumes too: their data is lost")
    boolean volumes;

    DownCommand(SlipwayCommand root) {
        super(root);
    }

    @Override
    public Integer call() throws InterruptedException {
        var name = core().projects().require(project).name();
        var target = core().environments().require(environment).name();
        core().releases().down(name, target, volumes, session().user());
        session()
                .result(
                        () ->
                                Json.object()
                                        .put("project", name.value())
                                        .put("environment", target.value())
                                        .put("down", true),
                        () -> List.of(name + "@" + target + " is down"));
        return OK;
    }
}
