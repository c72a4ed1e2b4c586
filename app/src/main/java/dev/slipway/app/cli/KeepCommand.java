package dev.slipway.app.cli;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `slipway keep`: a run that no rule removes.
@Command(name = "keep", description = "Keep a run for good, whatever the retention says.")
final class KeepCommand extends BaseCommand {
    @Parameters(paramLabel = "RUN")
    @SuppressWarnings("NullAway.Init")
    String run;

    @Option(names = "--off", description = "no longer")
    boolean off;

    KeepCommand(SlipwayCommand root) {
        super(root);
    }

    @Override
    public Integer call() {
        var id = core().pipelines().require(run).id();
        core().pipelines().archive().keep(id, !off, session().user());
        session()
                .result(
                        () -> Json.object().put("id", id.toString()).put("kept", !off),
                        () -> List.of(id + (off ? "  is no longer kept" : "  is kept")));
        return OK;
    }
}
