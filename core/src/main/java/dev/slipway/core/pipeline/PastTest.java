package dev.slipway.core.pipeline;

import java.time.Duration;
import java.time.Instant;

/// How one test went in one run; a strip of them is its history.
///
/// @param at when the run was queued · commit the hash that was built
public record PastTest(
        RunId run, Instant at, String commit, TestCase.Outcome outcome, Duration duration) {}
