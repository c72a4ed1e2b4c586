package dev.slipway.core.pipeline.runner;

import dev.slipway.core.pipeline.Coverage;
import dev.slipway.core.pipeline.Status;
import dev.slipway.core.pipeline.agent.FilePatterns;
import dev.slipway.core.pipeline.agent.WorkspaceFiles;
import dev.slipway.core.pipeline.log.StepLogWriter;
import dev.slipway.core.pipeline.report.CoverageReader;
import dev.slipway.core.pipeline.report.ExecCoverage;
import dev.slipway.core.pipeline.script.StepCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Steps that read coverage: it is kept with the run, and gates of theirs are held.
final class CoverageSteps {
    static final Map<String, StepAction> ALL =
            Map.of(
                    "recordCoverage", CoverageSteps::recordCoverage,
                    "publishCoverage", CoverageSteps::publishCoverage,
                    "cobertura", CoverageSteps::cobertura,
                    "jacoco", CoverageSteps::jacoco);

    private CoverageSteps() {}

    /// Files of one tool.
    private record Source(String kind, String pattern) {}

    private static @Nullable Object recordCoverage(StepMachine machine, StepCall call)
            throws InterruptedException {
        var sources = new ArrayList<Source>();
        for (var tool : Describables.list(call.argument("tools"))) {
            var parser = Describables.text(tool, "parser", Describables.kind(tool));
            sources.add(new Source(parser, Describables.text(tool, "pattern", usual(parser))));
        }
        var counted =
                machine.logged(
                        "recordCoverage",
                        "coverage",
                        log -> read(machine, call.name(), sources, log, true));
        for (var gate : Describables.list(call.named().get("qualityGates"))) {
            var metric = Describables.text(gate, "metric", "LINE").toLowerCase(Locale.ROOT);
            var least = number(Describables.text(gate, "threshold", "0"));
            var isFailure =
                    Describables.text(gate, "criticality", "UNSTABLE").equals("FAILURE")
                            || Describables.text(gate, "unstable", "").equals("false");
            hold(machine, counted, metric, least, isFailure ? Status.FAILURE : Status.UNSTABLE);
        }
        return null;
    }

    private static @Nullable Object publishCoverage(StepMachine machine, StepCall call)
            throws InterruptedException {
        var sources = new ArrayList<Source>();
        for (var adapter : Describables.list(call.argument("adapters"))) {
            var settings = Describables.settings(adapter, "path");
            sources.add(
                    new Source(
                            Describables.kind(adapter), Describables.text(settings, "path", "")));
        }
        var isAsked = Arguments.flag(call, "failNoReports");
        var counted =
                machine.logged(
                        "publishCoverage",
                        "coverage",
                        log -> read(machine, call.name(), sources, log, isAsked));
        for (var gate : Describables.list(call.named().get("globalThresholds"))) {
            var metric =
                    Describables.text(gate, "thresholdTarget", "line").toLowerCase(Locale.ROOT);
            var unhealthy = number(Describables.text(gate, "unhealthyThreshold", "0"));
            var unstable = number(Describables.text(gate, "unstableThreshold", "0"));
            var isFailure = Arguments.flag(call, "failUnhealthy");
            if (isFailure) {
                hold(machine, counted, metric, unhealthy, Status.FAILURE);
            }
            hold(machine, counted, metric, unstable, Status.UNSTABLE);
        }
        return null;
    }

    /// Its targets are `healthy, unhealthy, unstable`.
    private static @Nullable Object cobertura(StepMachine machine, StepCall call)
            throws InterruptedException {
        var pattern = Arguments.named(call, "coberturaReportFile", "**/coverage.xml");
        var isAsked = !Arguments.named(call, "failNoReports", "true").equals("false");
        var counted =
                machine.logged(
                        "cobertura",
                        pattern,
                        log ->
                                read(
                                        machine,
                                        call.name(),
                                        List.of(new Source("cobertura", pattern)),
                                        log,
                                        isAsked));
        var targets = Arguments.named(call, "lineCoverageTargets", "0,0,0").split(",");
        if (targets.length == 3) {
            if (Arguments.flag(call, "failUnhealthy")) {
                hold(machine, counted, "line", number(targets[1]), Status.FAILURE);
            }
            var isFailure = Arguments.flag(call, "failUnstable");
            hold(
                    machine,
                    counted,
                    "line",
                    number(targets[2]),
                    isFailure ? Status.FAILURE : Status.UNSTABLE);
        }
        return null;
    }

    /// Counts what JaCoCo recorded over the classes of the workspace.
    private static @Nullable Object jacoco(StepMachine machine, StepCall call)
            throws InterruptedException {
        var records = Arguments.named(call, "execPattern", "**/**.exec");
        var classes = Arguments.named(call, "classPattern", "**/classes");
        var counted =
                machine.logged("jacoco", records, log -> counted(machine, call, classes, log));
        if (Arguments.flag(call, "changeBuildStatus")) {
            for (var metric : List.of("Line", "Branch", "Instruction", "Method", "Class")) {
                var word = metric.toLowerCase(Locale.ROOT);
                hold(machine, counted, word, least(call, "minimum", metric), Status.FAILURE);
                hold(machine, counted, word, least(call, "maximum", metric), Status.UNSTABLE);
            }
        }
        return null;
    }

    private static double least(StepCall call, String bound, String metric) {
        return number(Arguments.named(call, bound + metric + "Coverage", "0"));
    }

    private static List<Coverage> counted(
            StepMachine machine, StepCall call, String classes, StepLogWriter log)
            throws InterruptedException {
        var here = machine.here();
        var agent = AgentShell.agent(here, "jacoco");
        var folder = here.absolute(agent.workspace());
        var files = new WorkspaceFiles(agent, folder);
        var all = files.list();
        var execs = FilePatterns.of(Arguments.named(call, "execPattern", "**/**.exec"));
        var found = all.stream().filter(execs::matches).toList();
        if (found.isEmpty()) {
            log.line("no file matches the pattern of JaCoCo's records");
            return List.of();
        }
        var coverage = new ExecCoverage();
        files.read(found, (path, size, modified, bytes) -> coverage.record(bytes));
        var wanted = FilePatterns.of(classes.replaceAll("(?<=classes)(?=,|$)", "/**/*.class"));
        var without = FilePatterns.of(Arguments.named(call, "exclusionPattern", ""));
        files.read(
                all.stream()
                        .filter(path -> path.endsWith(".class") && wanted.matches(path))
                        .filter(path -> !without.matches(path.replaceFirst(".*/classes/", "")))
                        .toList(),
                (path, size, modified, bytes) -> coverage.count(path, bytes));
        var counted = coverage.counted();
        keep(here, folder + "/*.exec", counted);
        counted.forEach(it -> log.line(words(it)));
        return counted;
    }

    private static List<Coverage> read(
            StepMachine machine,
            String step,
            List<Source> sources,
            StepLogWriter log,
            boolean isAsked)
            throws InterruptedException {
        var here = machine.here();
        var agent = AgentShell.agent(here, step);
        var folder = here.absolute(agent.workspace());
        var files = new WorkspaceFiles(agent, folder);
        var all = files.list();
        var reports = new ArrayList<List<Coverage>>();
        for (var source : sources) {
            var wanted = FilePatterns.of(source.pattern());
            files.read(
                    all.stream().filter(wanted::matches).toList(),
                    (path, size, modified, bytes) -> {
                        var counted = CoverageReader.read(path, bytes, source.kind());
                        if (counted.isEmpty()) {
                            log.line(path + " says nothing of coverage");
                        }
                        keep(here, folder + "/" + path, counted);
                        reports.add(counted);
                    });
        }
        if (reports.isEmpty()) {
            var words =
                    "no coverage report matches " + sources.stream().map(Source::pattern).toList();
            if (isAsked) {
                throw StepFailure.failure(words);
            }
            log.line(words);
        }
        var totals = CoverageBook.sum(reports);
        totals.forEach(it -> log.line(words(it)));
        return totals;
    }

    private static void keep(StepContext here, String path, List<Coverage> counted) {
        var book = here.run().collector().coverage();
        book.put(path, counted);
        here.run().recorder().details(details -> details.coverage(book.totals()));
    }

    private static void hold(
            StepMachine machine,
            List<Coverage> counted,
            String metric,
            double least,
            Status otherwise) {
        var found = counted.stream().filter(it -> it.metric().equals(metric)).findFirst();
        if (least <= 0 || found.isEmpty() || found.get().percent() >= least) {
            return;
        }
        var why =
                String.format(
                        Locale.ROOT,
                        "%s coverage is %.1f %%; %.1f %% is wanted",
                        metric,
                        found.get().percent(),
                        least);
        if (otherwise == Status.FAILURE) {
            throw StepFailure.failure(why);
        }
        machine.here().run().recorder().cause(why);
        SimpleSteps.unstable(machine);
    }

    private static String words(Coverage coverage) {
        return String.format(
                Locale.ROOT,
                "%s: %.1f %% (%d of %d)",
                coverage.metric(),
                coverage.percent(),
                coverage.covered(),
                coverage.total());
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text.strip());
        } catch (NumberFormatException e) {
            throw StepFailure.failure("\"" + text + "\" is no share of 100");
        }
    }

    /// Where the tools write when nobody says where.
    private static String usual(String parser) {
        return parser.toLowerCase(Locale.ROOT).startsWith("jacoco")
                ? "**/jacoco.xml"
                : "**/*cov*.xml";
    }
}
