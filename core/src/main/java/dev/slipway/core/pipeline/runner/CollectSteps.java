package dev.slipway.core.pipeline.runner;

import dev.slipway.core.pipeline.TestCase;
import dev.slipway.core.pipeline.TestTotals;
import dev.slipway.core.pipeline.agent.FilePatterns;
import dev.slipway.core.pipeline.agent.WorkspaceFiles;
import dev.slipway.core.pipeline.log.StepLogWriter;
import dev.slipway.core.pipeline.script.StepCall;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Steps that take something out of the workspace.
final class CollectSteps {
    private static final int MOST_ARTIFACTS = 100_000;

    private CollectSteps() {}

    static @Nullable Object junit(StepMachine machine, StepCall call) throws InterruptedException {
        var patterns = Arguments.text(call, "testResults");
        var totals = machine.logged("junit", patterns, log -> junit(machine, call, patterns, log));
        if (totals.hasFailures() && !Arguments.flag(call, "skipMarkingBuildUnstable")) {
            machine.here()
                    .run()
                    .recorder()
                    .cause(
                            totals.failed()
                                    + totals.error()
                                    + " of "
                                    + totals.total()
                                    + " tests failed.");
            SimpleSteps.unstable(machine);
        }
        return Map.of(
                "totalCount",
                totals.total(),
                "failCount",
                totals.failed() + totals.error(),
                "skipCount",
                totals.skipped(),
                "passCount",
                totals.passed() + totals.flaky());
    }

    /// `cucumber`: its reports are tests like others.
    static @Nullable Object cucumber(StepMachine machine, StepCall call)
            throws InterruptedException {
        var folder = Arguments.named(call, "jsonReportDirectory", "");
        var pattern = Arguments.named(call, "fileIncludePattern", "**/*.json");
        return named(machine, call, folder.isEmpty() ? pattern : folder + "/" + pattern, true);
    }

    /// `xunit`: reports of several tools, which say themselves whose they are.
    static @Nullable Object xunit(StepMachine machine, StepCall call) throws InterruptedException {
        for (var tool : Describables.list(call.argument("tools"))) {
            named(
                    machine,
                    call,
                    Describables.text(tool, "pattern", ""),
                    Describables.flag(tool, "skipNoTestFiles"));
        }
        return null;
    }

    /// `nunit`, `mstest`
    static @Nullable Object ofNet(StepMachine machine, StepCall call) throws InterruptedException {
        var pattern =
                Arguments.named(
                        call,
                        "testResultsPattern",
                        Arguments.named(call, "testResultsFile", "**/*.trx"));
        return named(machine, call, pattern, !Arguments.flag(call, "failIfNoResults"));
    }

    private static @Nullable Object named(
            StepMachine machine, StepCall call, String pattern, boolean mayBeEmpty)
            throws InterruptedException {
        return junit(
                machine,
                new StepCall(
                        "junit",
                        List.of(),
                        Map.of("testResults", pattern, "allowEmptyResults", mayBeEmpty),
                        null,
                        call.position()));
    }

    private static TestTotals junit(
            StepMachine machine, StepCall call, String patterns, StepLogWriter log)
            throws InterruptedException {
        var here = machine.here();
        var agent = AgentShell.agent(here, "junit");
        var folder = here.absolute(agent.workspace());
        var wanted = FilePatterns.of(patterns);
        var files =
                new WorkspaceFiles(agent, folder).list().stream().filter(wanted::matches).toList();
        if (files.isEmpty() && !Arguments.flag(call, "allowEmptyResults")) {
            throw StepFailure.failure("no test report matches " + patterns);
        }
        var reports =
                here.run()
                        .collector()
                        .read(
                                agent,
                                folder,
                                files,
                                here.stage().path,
                                here.run().recorder().startedAt().toEpochMilli());
        here.run().recorder().tests(reports);
        var cases = reports.stream().flatMap(report -> report.cases().stream()).toList();
        var totals = TestCounts.totals(cases);
        log.line(words(files.size(), totals));
        cases.stream().filter(TestCase::isBad).map(CollectSteps::line).forEach(log::line);
        return totals;
    }

    private static String words(int files, TestTotals totals) {
        return totals.total()
                + " tests in "
                + files
                + " reports: "
                + totals.passed()
                + " passed, "
                + totals.failed()
                + " failed, "
                + totals.error()
                + " in error, "
                + totals.skipped()
                + " skipped, "
                + totals.flaky()
                + " flaky";
    }

    private static String line(TestCase test) {
        return test.outcome().word() + ": " + test.fullName();
    }

    /// The older step: its patterns are called includes, and matching nothing is no failure.
    static @Nullable Object archive(StepMachine machine, StepCall call)
            throws InterruptedException {
        var named = new java.util.LinkedHashMap<String, @Nullable Object>(call.named());
        named.put("artifacts", Arguments.text(call, "includes"));
        named.put("allowEmptyArchive", true);
        return archiveArtifacts(
                machine, new StepCall("archiveArtifacts", List.of(), named, null, call.position()));
    }

    static @Nullable Object archiveArtifacts(StepMachine machine, StepCall call)
            throws InterruptedException {
        var patterns = Arguments.text(call, "artifacts");
        return machine.logged(
                "archiveArtifacts",
                patterns,
                log -> {
                    archive(machine, call, patterns, log);
                    return null;
                });
    }

    private static void archive(
            StepMachine machine, StepCall call, String patterns, StepLogWriter log)
            throws InterruptedException {
        var here = machine.here();
        var agent = AgentShell.agent(here, "archiveArtifacts");
        var files = new WorkspaceFiles(agent, here.absolute(agent.workspace()));
        var wanted = matching(call, patterns, files.list());
        if (wanted.isEmpty()) {
            var words = "no file matches " + patterns;
            if (!Arguments.flag(call, "allowEmptyArchive")) {
                throw StepFailure.failure(words);
            }
            log.line(words);
            return;
        }
        if (wanted.size() > MOST_ARTIFACTS) {
            throw StepFailure.failure(
                    wanted.size() + " files match " + patterns + "; at most 100,000 are kept");
        }
        files.read(
                wanted,
                (path, size, modified, bytes) -> {
                    here.halt().check();
                    var artifact = here.run().collector().artifacts().store(path, size, bytes);
                    here.run().recorder().artifact(artifact);
                    log.line(path + " (" + size + " bytes, SHA-256 " + artifact.sha256() + ")");
                });
    }

    private static List<String> matching(StepCall call, String patterns, List<String> files) {
        Predicate<String> wanted =
                FilePatterns.of(patterns)
                        .without(FilePatterns.of(Arguments.named(call, "excludes", "")));
        return files.stream().filter(wanted).toList();
    }
}
