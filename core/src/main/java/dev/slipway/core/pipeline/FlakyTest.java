package dev.slipway.core.pipeline;

/// A test that both passed and failed where nothing had changed.
///
/// @param times in how many runs it was seen to be flaky · last the newest of them
/// @param byRerun true if a tool ran it again within one run; false if two runs of one commit
///   differ
public record FlakyTest(TestName test, int times, RunId last, boolean byRerun) {}
