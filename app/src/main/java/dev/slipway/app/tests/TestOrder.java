package dev.slipway.app.tests;

import dev.slipway.core.pipeline.TestCase;
import java.util.Comparator;
import java.util.List;

/// Failures first, new ones before old ones; then flaky, passed, skipped; by name within.
final class TestOrder {
    private static final Comparator<TestCase> ORDER =
            Comparator.comparingInt(TestOrder::weight)
                    .thenComparing(test -> !test.newFailure())
                    .thenComparing(TestCase::fullName);

    private TestOrder() {}

    static List<TestCase> failuresFirst(List<TestCase> tests) {
        return tests.stream().sorted(ORDER).toList();
    }

    private static int weight(TestCase test) {
        return switch (test.outcome()) {
            case FAILED, ERROR -> 0;
            case FLAKY -> 1;
            case PASSED -> 2;
            case SKIPPED -> 3;
        };
    }
}
