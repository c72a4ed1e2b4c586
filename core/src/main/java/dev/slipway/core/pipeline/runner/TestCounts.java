package dev.slipway.core.pipeline.runner;

import dev.slipway.core.pipeline.TestCase;
import dev.slipway.core.pipeline.TestTotals;
import java.util.List;

/// Counts test cases.
final class TestCounts {
    private TestCounts() {}

    static TestTotals totals(List<TestCase> tests) {
        var counts = new int[TestCase.Outcome.values().length];
        for (var test : tests) {
            counts[test.outcome().ordinal()]++;
        }
        return new TestTotals(
                tests.size(),
                counts[TestCase.Outcome.PASSED.ordinal()],
                counts[TestCase.Outcome.FAILED.ordinal()],
                counts[TestCase.Outcome.ERROR.ordinal()],
                counts[TestCase.Outcome.SKIPPED.ordinal()],
                counts[TestCase.Outcome.FLAKY.ordinal()]);
    }
}
