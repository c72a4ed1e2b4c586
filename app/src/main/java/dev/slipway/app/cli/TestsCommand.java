package dev.slipway.app.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.core.pipeline.Coverage;
import dev.slipway.core.pipeline.PastTest;
import dev.slipway.core.pipeline.RunId;
import dev.slipway.core.pipeline.TestCase;
import dev.slipway.core.pipeline.TestName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `slipway tests`: every test of a run, or those that failed.
@Command(name = "tests", description = "List a run's tests.")
final class TestsCommand extends BaseCommand {
    private static final int MOST_STRIPS = 2_000;

    @Parameters(paramLabel = "RUN")
    @SuppressWarnings("NullAway.Init")
    String run;

    @Option(names = "--failed", description = "only failures and errors")
    boolean failed;

    TestsCommand(SlipwayCommand root) {
        super(root);
    }

    @Override
    public Integer call() {
        var found = core().pipelines().require(run);
        var id = found.id();
        var coverage = found.details().coverage();
        var results = core().pipelines().testResults();
        var tests = results.of(id).stream().filter(test -> !failed || test.isBad()).toList();
        var strips =
                results.strips(
                        id, tests.stream().filter(test -> told(test)).limit(MOST_STRIPS).toList());
        session()
                .result(
                        () -> document(id, tests, strips, coverage),
                        () -> lines(tests, strips, coverage));
        return OK;
    }

    private static ObjectNode document(
            RunId id,
            List<TestCase> tests,
            Map<TestName, List<PastTest>> strips,
            List<Coverage> coverage) {
        var document = Json.items(tests, test -> RunJson.test(id, test, strip(strips, test)));
        document.set("coverage", Json.array(coverage, RunJson::coverage));
        return document;
    }

    /// Those whose history tells something.
    private static boolean told(TestCase test) {
        return test.isBad() || test.outcome() == TestCase.Outcome.FLAKY;
    }

    private static List<PastTest> strip(Map<TestName, List<PastTest>> strips, TestCase test) {
        return strips.getOrDefault(TestName.of(test), List.of());
    }

    private static List<String> lines(
            List<TestCase> tests, Map<TestName, List<PastTest>> strips, List<Coverage> coverage) {
        var lines = new ArrayList<String>();
        for (var test : tests) {
            lines.add(
                    "%-7s  %s  %s%s"
                            .formatted(
                                    test.outcome().word(),
                                    test.fullName(),
                                    Texts.duration(test.duration()),
                                    since(test)));
            var strip = strip(strips, test);
            if (strip.size() > 1) {
                lines.add("         history " + drawn(strip) + " (oldest first)");
            }
            if (test.message() != null) {
                lines.add("         " + test.message());
            }
            if (test.details() != null && test.isBad()) {
                test.details().lines().map(line -> "         " + line).forEach(lines::add);
            }
        }
        if (!coverage.isEmpty()) {
            lines.add("coverage  " + RunText.coverage(coverage));
        }
        return lines;
    }

    private static String since(TestCase test) {
        if (test.newFailure()) {
            return "  NEW";
        }
        return test.failingSince() == 0 ? "" : "  since #" + test.failingSince();
    }

    private static String drawn(List<PastTest> strip) {
        return strip.reversed().stream()
                .map(past ->
                        switch (past.outcome()) {
                            case PASSED -> ".";
                            case FAILED -> "F";
                            case ERROR -> "E";
                            case SKIPPED -> "s";
                            case FLAKY -> "~";
                        })
                .collect(Collectors.joining());
    }
}
