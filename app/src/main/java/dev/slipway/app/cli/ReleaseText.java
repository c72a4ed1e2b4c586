package dev.slipway.app.cli;

import dev.slipway.core.release.PlanView;
import dev.slipway.core.release.ReleaseReport;
import dev.slipway.core.release.ReleaseStatus;
import dev.slipway.core.release.Roughly;
import dev.slipway.core.release.verdict.MetricVerdict;
import dev.slipway.core.release.verdict.Proportion;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Releases as a person reads them on a terminal.
final class ReleaseText {
    private ReleaseText() {}

    /// One line for lists and for progress.
    static String line(ReleaseStatus status) {
        var line =
                new StringBuilder()
                        .append(status.id())
                        .append("  ")
                        .append(status.project())
                        .append('@')
                        .append(status.environment())
                        .append("  ")
                        .append(status.version())
                        .append("  ")
                        .append(status.phase());
        status.reason().ifPresent(reason -> line.append(" (").append(reason).append(')'));
        status.outcome().ifPresent(outcome -> line.append("  ").append(outcome));
        line.append("  weight ").append(status.effectiveWeight());
        if (!status.desiredWeight().equals(status.effectiveWeight())) {
            line.append(" → ").append(status.desiredWeight());
        }
        return line.toString();
    }

    static List<String> status(ReleaseStatus status) {
        var lines = new ArrayList<String>();
        lines.add(line(status));
        status.message().ifPresent(message -> lines.add("  " + message));
        status.waitingFor()
                .ifPresent(w ->
                        lines.add(
                                "  waiting for "
                                        + w.what()
                                        + w.missing()
                                                .map(n -> ", about " + n + " requests more")
                                                .orElse("")
                                        + w.about()
                                                .map(t -> " (about " + Roughly.text(t) + ")")
                                                .orElse("")
                                        + w.until().map(ReleaseText::left).orElse("")));
        status.endpoints().forEach(e -> lines.add("  " + e.service() + "  " + e.url()));
        if (!status.steps().isEmpty()) {
            lines.add("  steps: " + steps(status));
        }
        lines.addAll(variants(status));
        status.verdicts().forEach(v -> lines.add("  " + verdict(v)));
        return lines;
    }

    private static String left(Instant until) {
        var left = Duration.between(Clock.systemUTC().instant(), until);
        return left.isNegative() ? "" : ", " + Texts.duration(left) + " left";
    }

    private static String verdict(MetricVerdict v) {
        var text =
                new StringBuilder()
                        .append(v.metric())
                        .append(": ")
                        .append(v.verdict())
                        .append(v.decides() ? "" : " (only shown)")
                        .append("  candidate ")
                        .append(v.candidate())
                        .append(", stable ")
                        .append(v.stable())
                        .append(" of ")
                        .append(v.requests())
                        .append(" requests");
        v.low()
                .ifPresent(low ->
                        text.append(", ratio ")
                                .append(Texts.number(low, 2))
                                .append("–")
                                .append(Texts.number(v.high().orElse(low), 2)));
        v.stillNeeded().ifPresent(n -> text.append(", about ").append(n).append(" more"));
        return v.note().isEmpty() ? text.toString() : text + "  " + v.note();
    }

    private static String steps(ReleaseStatus status) {
        var texts = new ArrayList<String>();
        for (var step : status.steps()) {
            var mark =
                    switch (step.state()) {
                        case "done" -> "✔ ";
                        case "current" -> "◉ ";
                        default -> "○ ";
                    };
            texts.add(mark + step.text());
        }
        return String.join("  ", texts);
    }

    private static List<String> variants(ReleaseStatus status) {
        var rows = new ArrayList<List<String>>();
        rows.add(
                List.of(
                        "  variant",
                        "role",
                        "version",
                        "ready",
                        "desired",
                        "effective",
                        "requests",
                        "errors",
                        "error rate, 95 %",
                        "share",
                        "p95"));
        for (var v : status.variants()) {
            var seen = v.observed();
            rows.add(
                    List.of(
                            "  " + v.name(),
                            v.role(),
                            v.version().toString(),
                            v.ready() + "/" + v.replicas(),
                            v.desiredWeight().toString(),
                            v.effectiveWeight().toString(),
                            Long.toString(seen.requests()),
                            Long.toString(seen.errors()),
                            rate(seen),
                            seen.share().map(s -> Texts.number(s, 1) + " %").orElse("-"),
                            seen.p95Ms().map(p -> Texts.number(p, 1) + " ms").orElse("-")));
        }
        return rows.size() == 1 ? List.of() : Texts.table(rows);
    }

    private static String rate(ReleaseStatus.Observed seen) {
        if (seen.requests() == 0) {
            return "-";
        }
        var rate = Proportion.of(seen.errors(), seen.requests());
        return Texts.number(100 * rate.low(), 2) + "–" + Texts.number(100 * rate.high(), 2) + " %";
    }

    static List<String> plan(PlanView plan) {
        var lines = new ArrayList<String>();
        lines.add(
                plan.strategy().map(s -> s.word()).orElse("first deploy")
                        + plan.from().map(from -> ", from " + from).orElse(""));
        var rows = new ArrayList<List<String>>();
        for (var c : plan.changes()) {
            rows.add(
                    List.of(
                            "  " + mark(c.action()) + " " + c.action(),
                            c.service(),
                            c.container(),
                            c.why()));
        }
        lines.addAll(Texts.table(rows));
        plan.pulls()
                .forEach(p ->
                        lines.add(
                                "  pull "
                                        + p.image()
                                        + p.size().map(s -> "  " + Texts.size(s)).orElse("")));
        for (int i = 0; i < plan.steps().size(); i++) {
            lines.add("  " + (i + 1) + ". " + plan.steps().get(i));
        }
        plan.forecasts().forEach(f -> lines.add("  " + f));
        plan.gates().forEach(g -> lines.add("  waits for " + g));
        plan.hostAccess().forEach(h -> lines.add("  reaches the host, to be confirmed: " + h));
        plan.warnings().forEach(w -> lines.add("  warning: " + w));
        return lines;
    }

    private static String mark(String action) {
        return switch (action) {
            case "create" -> "+";
            case "replace" -> "~";
            case "stop" -> "–";
            default -> "=";
        };
    }

    static List<String> report(ReleaseReport report) {
        var lines = new ArrayList<String>();
        lines.add(
                "Release report "
                        + report.release()
                        + "  "
                        + report.outcome().map(Enum::name).orElse("(live)")
                        + report.winner().map(name -> ", " + name + " won").orElse(""));
        lines.add(
                "  requests %d, dropped %d, connections cut %d"
                        .formatted(report.requests(), report.dropped(), report.cut()));
        report.clickToTraffic()
                .ifPresent(d -> lines.add("  click to traffic " + Texts.duration(d)));
        report.abort().ifPresent(d -> lines.add("  abort took " + Texts.duration(d)));
        for (var share : report.shares()) {
            lines.add(
                    "  asked %s, achieved %s of %d requests"
                            .formatted(
                                    share.asked(),
                                    share.achieved()
                                            .map(a -> Texts.number(a, 2) + " %")
                                            .orElse("-"),
                                    share.requests()));
        }
        for (var analysis : report.analyses()) {
            lines.add("  analysis of step " + (analysis.step() + 1) + ": " + analysis.judgement());
            analysis.metrics().forEach(v -> lines.add("    " + verdict(v)));
        }
        lines.add("  timeline");
        report.timeline()
                .forEach(t ->
                        lines.add(
                                "    %s  %s  by %s%s"
                                        .formatted(
                                                t.at(),
                                                t.what(),
                                                t.by(),
                                                t.why().isEmpty() ? "" : ": " + t.why())));
        return lines;
    }
}
