package dev.slipway.app.cli;

import dev.slipway.core.release.ReleaseReport;
import dev.slipway.core.source.Revision;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `slipway report`: how a release went, in figures, and the commits it brought.
@Command(name = "report", description = "Print a release's report.")
final class ReportCommand extends BaseCommand {
    @Parameters(paramLabel = "RELEASE", description = "rN or PROJECT@ENV")
    @SuppressWarnings("NullAway.Init")
    String release;

    @Option(names = "--markdown", description = "as Markdown, to be kept or sent")
    boolean markdown;

    @Option(
            names = "--csv",
            description = "the counts of each interval and version, as comma-separated values")
    boolean csv;

    ReportCommand(SlipwayCommand root) {
        super(root);
    }

    @Override
    public Integer call() {
        var id = core().releases().resolve(release);
        if (csv) {
            core().releases().csv(id).forEach(console()::line);
            return OK;
        }
        var report = core().releases().report(id);
        var changes = core().releases().changes(id);
        session().result(() -> ReportFiles.document(report, changes), () -> lines(report, changes));
        return OK;
    }

    private List<String> lines(ReleaseReport report, List<Revision> changes) {
        if (markdown) {
            return ReportFiles.markdown(report, changes);
        }
        var lines = new ArrayList<>(ReleaseText.report(report));
        changes.forEach(c -> lines.add("  " + c.shortHash() + "  " + c.subject()));
        return lines;
    }
}
