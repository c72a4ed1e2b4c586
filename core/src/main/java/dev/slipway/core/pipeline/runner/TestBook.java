package dev.slipway.core.pipeline.runner;

import dev.slipway.core.pipeline.TestCase;
import dev.slipway.core.pipeline.TestFailure;
import dev.slipway.core.pipeline.TestTotals;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The tests of a run so far, by the reports that told them; counts are kept, so that a run with
/// 100,000 tests is saved as fast as one with ten. Not safe for several threads.
final class TestBook {
    /// Failures that a run's record names; all of them are among its tests.
    private static final int MOST_FAILURES = 1_000;

    private final Map<String, List<TestCase>> reports = new LinkedHashMap<>();
    private TestTotals totals = TestTotals.NONE;
    private List<TestFailure> failures = List.of();
    private boolean isSaved = true;

    /// A report that was read again replaces what it said before.
    void add(List<Collector.Report> read) {
        read.forEach(report -> reports.put(report.file(), report.cases()));
        totals = TestCounts.totals(all().toList());
        failures =
                all().filter(TestCase::isBad).limit(MOST_FAILURES).map(TestBook::failure).toList();
        isSaved &= read.isEmpty();
    }

    private static TestFailure failure(TestCase test) {
        var message = test.message();
        return new TestFailure(
                test.fullName(),
                message == null ? "" : message,
                test.newFailure(),
                test.failingSince());
    }

    Stream<TestCase> all() {
        return reports.values().stream().flatMap(List::stream);
    }

    TestTotals totals() {
        return totals;
    }

    List<TestFailure> failures() {
        return failures;
    }

    /// All tests if something came since the last call, else none.
    List<TestCase> takeUnsaved() {
        if (isSaved) {
            return List.of();
        }
        isSaved = true;
        return all().toList();
    }
}
