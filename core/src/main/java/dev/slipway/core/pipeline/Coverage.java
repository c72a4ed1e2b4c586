package dev.slipway.core.pipeline;

/// How much of a run's code its tests ran.
///
/// @param metric what is counted: `line`, `branch`, `instruction`, `method`, `class`, `mutation`…
/// @param covered, missed how many of them
public record Coverage(String metric, long covered, long missed) {

    public long total() {
        return covered + missed;
    }

    /// 0 to 100; 100 where there is nothing to cover.
    public double percent() {
        return total() == 0 ? 100 : 100.0 * covered / total();
    }

    public Coverage plus(Coverage other) {
        return new Coverage(metric, covered + other.covered, missed + other.missed);
    }
}
