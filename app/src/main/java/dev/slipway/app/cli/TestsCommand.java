package dev.slipway.app.cli;

import dev.slipway.core.pipeline.TestCase;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `slipway tests`: every test of a run, or those that failed.
@Command(name = "tests", description = "List a run's tests.")
final class TestsCommand extends BaseCommand {
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
        var id = core().pipelines().require(run).id();
        var tests =
                core().pipelines().tests(id).stream()
                        .filter(test -> !failed || isFailure(test))
                        .toList();
        session().result(() -> Json.items(tests, RunJson::test), () -> lines(tests));
        return OK;
    }

    private static boolean isFailure(TestCase test) {
        return test.outcome() == TestCase.Outcome.FAILED
                || test.outcome() == TestCase.Outcome.ERROR;
    }

    private static List<String> lines(List<TestCase> tests) {
        var lines = new ArrayList<String>();
        for (var test : tests) {
            lines.add(
                    "%-7s  %s  %s%s"
                            .formatted(
                                    test.outcome().word(),
                                    test.fullName(),
                                    Texts.duration(test.duration()),
                                    test.newFailure() ? "  NEW" : ""));
            if (test.message() != null) {
                lines.add("         " + test.message());
            }
            if (test.details() != null && isFailure(test)) {
                test.details().lines().map(line -> "         " + line).forEach(lines::add);
            }
        }
        return lines;
    }
}
