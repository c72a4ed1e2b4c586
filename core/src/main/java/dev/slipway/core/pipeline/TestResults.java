package dev.slipway.core.pipeline;

import dev.slipway.core.pipeline.report.FailureDetails;
import dev.slipway.core.pipeline.report.ReportReader;
import dev.slipway.core.pipeline.runner.ReportFiles;
import dev.slipway.core.pipeline.runner.RunFiles;
import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.settings.Home;
import dev.slipway.core.source.ProjectName;
import java.io.IOException;
import java.io.InputStream;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// What tests said, in one run and over many. Safe from any thread; each call reads the store.
public final class TestResults {
    private static final int STRIP = 20;
    private static final int FLAKY_OVER = 100;
    private static final Comparator<TestCase> FAILURES_FIRST =
            Comparator.comparingInt(TestResults::weight)
                    .thenComparing(test -> !test.newFailure())
                    .thenComparing(TestCase::fullName);

    private final TestStore store;
    private final Home home;
    private final ReportReader reader = new ReportReader();

    TestResults(TestStore store, Home home) {
        this.store = store;
        this.home = home;
    }

    /// New failures, known failures, flaky ones, then the rest; by name within.
    public List<TestCase> of(RunId run) {
        return store.tests(run).stream().sorted(FAILURES_FIRST).toList();
    }

    private static int weight(TestCase test) {
        return switch (test.outcome()) {
            case FAILED, ERROR -> 0;
            case FLAKY -> 1;
            case PASSED -> 2;
            case SKIPPED -> 3;
        };
    }

    /// The last twenty results of each test on the run's branch, up to the run, newest first.
    public Map<TestName, List<PastTest>> strips(RunId run, List<TestCase> tests) {
        return store.history(run, tests.stream().map(TestName::of).distinct().toList(), STRIP);
    }

    /// The last runs of a branch with their counts, newest first.
    public List<TestTrend> trend(ProjectName project, String ref, int count) {
        return store.trend(project, ref, count);
    }

    /// Tests that went both ways in the project's last hundred runs, most often first.
    public List<FlakyTest> flaky(ProjectName project) {
        return store.flaky(project, FLAKY_OVER);
    }

    /// The slowest tests of a run beside what they usually take.
    public List<SlowTest> slowest(RunId run, int count) {
        return store.slowest(run, count);
    }

    /// Expected and actual, places in sources, attachments.
    public FailureDetails details(TestCase test) {
        return FailureDetails.of(test);
    }

    /// The test with all that its kept report says of it; the same test where that is gone.
    public TestCase full(RunId run, TestCase test) {
        if (test.report() == 0) {
            return test;
        }
        try (var bytes = report(run, test.report())) {
            return reader.full(test, bytes)
                    .map(full -> full.failing(test.failingSince(), test.newFailure()))
                    .map(full -> full.from(test.report()))
                    .orElse(test);
        } catch (ProblemException | IOException gone) {
            return test;
        }
    }

    /// The report files of a run, with what could not be read of them.
    public List<KeptReport> reports(RunId run) {
        return ReportFiles.list(RunFiles.reports(home, run));
    }

    /// A report's own bytes; the caller closes them. Problem `report.gone`.
    public InputStream report(RunId run, int ordinal) {
        return ReportFiles.open(RunFiles.reports(home, run), ordinal);
    }
}
