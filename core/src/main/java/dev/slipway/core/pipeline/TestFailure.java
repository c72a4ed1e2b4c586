package dev.slipway.core.pipeline;

/// A test that failed or erred, in one line.
///
/// @param test class and name: `CartTest.rounds`
public record TestFailure(String test, String message) {}
