package dev.slipway.core.pipeline;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One run as a point of a project's trend: how it ended, how long it took, what its tests said.
public record TestTrend(
        RunId run, Instant at, Status status, @Nullable Duration duration, TestTotals tests) {}
