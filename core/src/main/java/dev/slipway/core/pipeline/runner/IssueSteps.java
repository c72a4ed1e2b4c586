package dev.slipway.core.pipeline.runner;

import dev.slipway.core.pipeline.IssueCount;
import dev.slipway.core.pipeline.Status;
import dev.slipway.core.pipeline.agent.FilePatterns;
import dev.slipway.core.pipeline.agent.WorkspaceFiles;
import dev.slipway.core.pipeline.log.FileStepLog;
import dev.slipway.core.pipeline.log.StepLogWriter;
import dev.slipway.core.pipeline.report.IssueReader;
import dev.slipway.core.pipeline.report.IssueReader.Issue;
import dev.slipway.core.pipeline.script.StepCall;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Steps that count what tools found: the counts are kept with the run, and gates of theirs held.
final class IssueSteps {
    static final Map<String, StepAction> ALL =
            Map.of(
                    "recordIssues",
                    IssueSteps::recordIssues,
                    "checkstyle",
                    (machine, call) -> old(machine, call, "checkstyle"),
                    "findbugs",
                    (machine, call) -> old(machine, call, "findbugs"),
                    "pmd",
                    (machine, call) -> old(machine, call, "pmd"),
                    "dependencyCheck",
                    IssueSteps::dependencyCheck,
                    "dependencyCheckPublisher",
                    IssueSteps::dependencyCheckPublisher);

    private static final int SHOWN = 50;

    /// Where tools write when nobody says where; those that are not here are read off the log.
    private static final Map<String, String> USUAL =
            Map.of(
                    "checkstyle", "**/checkstyle-result.xml",
                    "pmdparser", "**/pmd.xml",
                    "pmd", "**/pmd.xml",
                    "cpd", "**/cpd.xml",
                    "spotbugs", "**/spotbugsXml.xml",
                    "findbugs", "**/findbugsXml.xml");

    private IssueSteps() {}

    private static @Nullable Object recordIssues(StepMachine machine, StepCall call)
            throws InterruptedException {
        var given = call.argument("tools");
        var tools = Describables.list(given == null ? call.named().get("tool") : given);
        var all = new ArrayList<Issue>();
        for (var tool : tools) {
            var kind = Describables.kind(tool).replaceFirst("Parser$", "");
            var pattern =
                    Describables.text(
                            tool, "pattern", USUAL.getOrDefault(kind.toLowerCase(Locale.ROOT), ""));
            all.addAll(issues(machine, call, kind, pattern));
        }
        for (var gate : Describables.list(call.named().get("qualityGates"))) {
            hold(machine, gate, all);
        }
        return null;
    }

    private static List<Issue> issues(
            StepMachine machine, StepCall call, String kind, String pattern)
            throws InterruptedException {
        return machine.logged(
                call.name(),
                kind,
                log -> {
                    var issues =
                            pattern.isEmpty()
                                    ? said(machine.here(), kind.startsWith("maven"))
                                    : read(machine.here(), call.name(), pattern, log);
                    keep(machine.here(), kind, issues, log);
                    return issues;
                });
    }

    private static List<Issue> read(
            StepContext here, String step, String pattern, StepLogWriter log)
            throws InterruptedException {
        var agent = AgentShell.agent(here, step);
        var files = new WorkspaceFiles(agent, here.absolute(agent.workspace()));
        var found = files.list().stream().filter(FilePatterns.of(pattern)::matches).toList();
        if (found.isEmpty()) {
            log.line("no file matches " + pattern);
        }
        var issues = new ArrayList<Issue>();
        files.read(
                found,
                (path, size, modified, bytes) -> {
                    var report = IssueReader.read(bytes);
                    if (report.isEmpty()) {
                        throw StepFailure.failure(path + " is no report that can be read here");
                    }
                    issues.addAll(report.get());
                });
        return issues;
    }

    /// What the run's steps said so far.
    private static List<Issue> said(StepContext here, boolean isMaven) {
        var issues = new ArrayList<Issue>();
        var seen = new java.util.HashSet<Issue>();
        for (var ordinal : steps(here.run().logs())) {
            try (var log = FileStepLog.of(here.run().logs(), ordinal)) {
                for (var from = 0L; from < log.lineCount(); ) {
                    var lines = log.lines(from, 10_000);
                    lines.forEach(line ->
                            IssueReader.line(line.text(), isMaven)
                                    .filter(seen::add)
                                    .ifPresent(issues::add));
                    from += lines.isEmpty() ? Long.MAX_VALUE / 2 : lines.size();
                }
            }
        }
        return issues;
    }

    private static List<Integer> steps(Path logs) {
        try (var files = Files.list(logs)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("\\d+\\.log"))
                    .map(name -> Integer.valueOf(name.substring(0, name.length() - 4)))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void keep(StepContext here, String kind, List<Issue> issues, StepLogWriter log) {
        var errors = issues.stream().filter(Issue::isError).count();
        var count = new IssueCount(kind, errors, issues.size() - errors);
        issues.stream().limit(SHOWN).forEach(issue -> log.line(issue.toString()));
        log.line(count.total() + " issues, " + errors + " of them errors");
        here.run()
                .recorder()
                .details(details -> {
                    var counts = new ArrayList<>(details.issues());
                    counts.removeIf(it -> it.tool().equals(kind));
                    counts.add(count);
                    return details.issues(counts);
                });
    }

    /// Of a gate `type` says what is counted; what is new since another run is not known here.
    private static void hold(StepMachine machine, Map<?, ?> gate, List<Issue> issues) {
        var type = Describables.text(gate, "type", "TOTAL");
        var isOfErrors = type.contains("ERROR") || type.contains("HIGH");
        var found = issues.stream().filter(it -> !isOfErrors || it.isError()).count();
        var most = Double.parseDouble(Describables.text(gate, "threshold", "1"));
        var isUnstable =
                Describables.text(gate, "unstable", "true").equals("true")
                        && !Describables.text(gate, "criticality", "").equals("FAILURE");
        over(machine, found, most, isUnstable ? Status.UNSTABLE : Status.FAILURE, "issues");
    }

    private static void over(
            StepMachine machine, long found, double most, Status otherwise, String what) {
        if (most <= 0 || found < most) {
            return;
        }
        var why = found + " " + what + " were found; fewer than " + (long) most + " are wanted";
        if (otherwise == Status.FAILURE) {
            throw StepFailure.failure(why);
        }
        machine.here().run().recorder().cause(why);
        SimpleSteps.unstable(machine);
    }

    /// The older steps of one tool each.
    private static @Nullable Object old(StepMachine machine, StepCall call, String kind)
            throws InterruptedException {
        var pattern = Arguments.named(call, "pattern", USUAL.getOrDefault(kind, ""));
        var issues = issues(machine, call, kind, pattern);
        over(
                machine,
                issues.size(),
                Double.parseDouble(Arguments.named(call, "failedTotalAll", "0")),
                Status.FAILURE,
                "issues");
        over(
                machine,
                issues.size(),
                Double.parseDouble(Arguments.named(call, "unstableTotalAll", "0")),
                Status.UNSTABLE,
                "issues");
        return null;
    }

    /// Runs the scanner that the agent's image has.
    private static @Nullable Object dependencyCheck(StepMachine machine, StepCall call)
            throws InterruptedException {
        var arguments = Arguments.named(call, "additionalArguments", "").replaceAll("\\s+", " ");
        var script =
                "tool=$(command -v dependency-check.sh || command -v dependency-check) || { echo"
                        + " \"The agent's image has no dependency-check\" >&2; exit 127; }\n"
                        + "\"$tool\" --scan . --out . --format XML "
                        + arguments;
        return machine.logged(
                "dependencyCheck",
                "dependencyCheck",
                log -> {
                    var code =
                            AgentScript.of(machine.here(), "dependencyCheck", log)
                                    .show(script, Map.of());
                    if (code != 0) {
                        throw StepFailure.failure("dependency-check ended with exit code " + code);
                    }
                    return null;
                });
    }

    private static @Nullable Object dependencyCheckPublisher(StepMachine machine, StepCall call)
            throws InterruptedException {
        var pattern = Arguments.named(call, "pattern", "**/dependency-check-report.xml");
        var issues = issues(machine, call, "dependency-check", pattern);
        for (var severity : List.of("Critical", "High", "Medium", "Low")) {
            var word = severity.toLowerCase(Locale.ROOT);
            var found = issues.stream().filter(it -> it.severity().equals(word)).count();
            over(machine, found, most(call, "failedTotal" + severity), Status.FAILURE, what(word));
            over(
                    machine,
                    found,
                    most(call, "unstableTotal" + severity),
                    Status.UNSTABLE,
                    what(word));
        }
        return null;
    }

    private static double most(StepCall call, String key) {
        return Double.parseDouble(Arguments.named(call, key, "0"));
    }

    private static String what(String severity) {
        return severity + " vulnerabilities";
    }
}
