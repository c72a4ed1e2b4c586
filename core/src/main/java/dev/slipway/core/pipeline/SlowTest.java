package dev.slipway.core.pipeline;

import java.time.Duration;

/// A test that took long.
///
/// @param median of its last ten results on the branch, this one included
public record SlowTest(TestName test, Duration duration, Duration median) {}
