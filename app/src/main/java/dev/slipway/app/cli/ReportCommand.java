package dev.slipway.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `slipway report`: how a release went, in figures.
@Command(name = "report", description = "Print a release's report.")
final class ReportCommand extends BaseCommand {
    @Parameters(paramLabel = "RELEASE", description = "rN or PROJECT@ENV")
    @SuppressWarnings("NullAway.Init")
    String release;

    @Option(names = "--csv", description = "the raw rows instead: counts per interval and version")
    boolean csv;

    ReportCommand(SlipwayCommand root) {
        super(root);
    }

    @Override
    public Integer call() {
        if (csv) {
            core().releases().csv(core().releases().resolve(release)).forEach(console()::line);
            return OK;
        }
        var report = core().releases().report(core().releases().resolve(release));
        session().result(() -> ReleaseJson.report(report), () -> ReleaseText.report(report));
        return OK;
    }
}
