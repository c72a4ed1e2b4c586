package dev.slipway.core.pipeline.runner;

import dev.slipway.core.pipeline.KeptReport;
import dev.slipway.core.pipeline.PipelineServices;
import dev.slipway.core.pipeline.RunId;
import dev.slipway.core.pipeline.TestCase;
import dev.slipway.core.problem.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The tests that a new attempt is to run and no others: those that failed before, by the stage
/// whose reports told them. Stages without a failed test run all of theirs.
record FailedTests(String of, Map<String, List<TestCommands.Wanted>> byStage) {
    static final FailedTests NONE = new FailedTests("", Map.of());
    private static final int MOST = 500;

    /// Problems `run.noFailedTests`, `run.failedUnknown`.
    static FailedTests of(RunId run, PipelineServices services, String jenkinsfile) {
        var integration =
                ReportFiles.list(RunFiles.reports(services.home(), run)).stream()
                        .filter(report -> report.path().contains("failsafe-reports"))
                        .map(KeptReport::ordinal)
                        .collect(Collectors.toSet());
        var failed = services.tests().tests(run).stream().filter(TestCase::isBad).toList();
        if (failed.isEmpty()) {
            throw ProblemException.usage(
                    "run.noFailedTests",
                    "No test failed in " + run + ".",
                    "Run it all again: slipway run " + run);
        }
        if (failed.size() > MOST) {
            throw refused(run, failed.size() + " tests failed, more than a command can name");
        }
        if (!TestCommands.areIn(jenkinsfile)) {
            throw refused(
                    run,
                    "The Jenkinsfile runs no test command that can be told which tests to run"
                            + " (mvn, gradle, pytest, go test, each without a choice of its own)");
        }
        return new FailedTests(
                run.toString(),
                failed.stream()
                        .collect(
                                Collectors.groupingBy(
                                        TestCase::stage,
                                        Collectors.mapping(
                                                test ->
                                                        new TestCommands.Wanted(
                                                                test.className(),
                                                                test.name(),
                                                                integration.contains(
                                                                        test.report())),
                                                Collectors.toList()))));
    }

    private static ProblemException refused(RunId run, String why) {
        return ProblemException.usage(
                "run.failedUnknown", why + ".", "Run it all again: slipway run " + run);
    }

    /// What the run's record says of it; empty if all tests are run.
    List<String> warnings() {
        var count = byStage.values().stream().mapToInt(List::size).sum();
        return count == 0
                ? List.of()
                : List.of(
                        "Only the tests that failed in "
                                + of
                                + " were asked for ("
                                + count
                                + "), in "
                                + byStage.keySet().stream()
                                        .sorted()
                                        .collect(Collectors.joining(", "))
                                + ".");
    }

    /// A script of a stage with its test commands narrowed.
    String narrowed(String stage, String script) {
        var wanted =
                byStage.entrySet().stream()
                        .filter(it ->
                                stage.equals(it.getKey()) || stage.startsWith(it.getKey() + "/"))
                        .flatMap(it -> it.getValue().stream())
                        .toList();
        return wanted.isEmpty() ? script : TestCommands.narrowed(script, wanted);
    }
}
