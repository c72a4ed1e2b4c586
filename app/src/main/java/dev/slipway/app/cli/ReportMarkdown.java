package dev.slipway.app.cli;

import dev.slipway.core.release.ReleaseReport;
import dev.slipway.core.source.Revision;
import java.util.ArrayList;
import java.util.List;

/// A release's report as Markdown. What others wrote (commits, reasons) cannot form Markdown of its
/// own.
final class ReportMarkdown {
    private ReportMarkdown() {}

    static List<String> of(ReleaseReport report, List<Revision> changes) {
        var lines = new ArrayList<String>();
        lines.add("# Release " + report.release());
        lines.add("");
        lines.add("| | |");
        lines.add("|---|---|");
        row(lines, "outcome", report.outcome().map(Enum::name).orElse("(live)"));
        report.winner().ifPresent(name -> row(lines, "won", name));
        row(lines, "requests", String.valueOf(report.requests()));
        row(lines, "dropped", String.valueOf(report.dropped()));
        row(lines, "connections cut", String.valueOf(report.cut()));
        report.clickToTraffic().ifPresent(d -> row(lines, "click to traffic", Texts.duration(d)));
        report.abort().ifPresent(d -> row(lines, "abort", Texts.duration(d)));
        shares(lines, report);
        timeline(lines, report);
        changes(lines, changes);
        return lines;
    }

    private static void shares(List<String> lines, ReleaseReport report) {
        heading(lines, "Shares", "| asked | achieved | requests |", "|---:|---:|---:|");
        for (var share : report.shares()) {
            var achieved = share.achieved().map(a -> Texts.number(a, 2) + " %").orElse("");
            row(lines, share.asked().toString(), achieved, String.valueOf(share.requests()));
        }
    }

    private static void timeline(List<String> lines, ReleaseReport report) {
        heading(lines, "Timeline", "| at | what | by | why |", "|---|---|---|---|");
        for (var entry : report.timeline()) {
            row(
                    lines,
                    String.valueOf(Json.time(entry.at())),
                    entry.what(),
                    entry.by(),
                    entry.why());
        }
    }

    private static void changes(List<String> lines, List<Revision> changes) {
        if (!changes.isEmpty()) {
            heading(lines, "Changes", "| commit | author | subject |", "|---|---|---|");
            changes.forEach(c -> row(lines, c.shortHash(), c.author(), c.subject()));
        }
    }

    private static void heading(List<String> lines, String text, String names, String rule) {
        lines.addAll(List.of("", "## " + text, "", names, rule));
    }

    private static void row(List<String> lines, String... cells) {
        var row = new StringBuilder("|");
        for (var cell : cells) {
            row.append(' ').append(escaped(cell)).append(" |");
        }
        lines.add(row.toString());
    }

    static String escaped(String text) {
        return text.replaceAll("\\s+", " ").replaceAll("([\\\\`*_{}\\[\\]<>#|!~&])", "\\\\$1");
    }
}
