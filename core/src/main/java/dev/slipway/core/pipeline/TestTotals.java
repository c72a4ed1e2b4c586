package dev.slipway.core.pipeline;

/// Counted test cases of a run, recounted from the cases themselves, never taken from a report's
/// attributes.
public record TestTotals(int total, int passed, int failed, int error, int skipped, int flaky) {
    public static final TestTotals NONE = new TestTotals(0, 0, 0, 0, 0, 0);

    public boolean hasFailures() {
        return failed + error > 0;
    }
}
