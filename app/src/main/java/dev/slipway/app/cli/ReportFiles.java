package dev.slipway.app.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.core.release.ReleaseReport;
import dev.slipway.core.source.Revision;
import java.util.List;

/// A release's report as the files that people keep: the window exports what the command line
/// prints. Pure.
public final class ReportFiles {
    private ReportFiles() {}

    public static List<String> markdown(ReleaseReport report, List<Revision> changes) {
        return ReportMarkdown.of(report, changes);
    }

    public static String json(ReleaseReport report, List<Revision> changes) {
        return document(report, changes).toPrettyString();
    }

    static ObjectNode document(ReleaseReport report, List<Revision> changes) {
        var document = ReleaseJson.report(report);
        var list = document.putArray("changes");
        changes.forEach(c ->
                list.addObject()
                        .put("hash", c.hash())
                        .put("author", c.author())
                        .put("at", Json.time(c.authoredAt()))
                        .put("subject", c.subject()));
        return document;
    }
}
