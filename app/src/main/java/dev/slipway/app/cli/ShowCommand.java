package dev.slipway.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `slipway show`: one run with its stages, tests, images and artifacts.
@Command(name = "show", description = "Show a run.")
final class ShowCommand extends BaseCommand {
    @Parameters(paramLabel = "RUN", description = "PROJECT/N, PROJECT/N.A, or PROJECT: its latest")
    @SuppressWarnings("NullAway.Init")
    String run;

    ShowCommand(SlipwayCommand root) {
        super(root);
    }

    @Override
    public Integer call() {
        var found = core().pipelines().require(run);
        session().result(() -> RunJson.show(found), () -> RunText.show(found));
        return OK;
    }
}
