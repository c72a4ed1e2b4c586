package dev.slipway.core.pipeline;

/// A test that failed or erred, in one line.
///
/// @param test class and name: `CartTest.rounds`
/// @param failingSince number of the run since which it fails without a pass between, 0 if unknown
public record TestFailure(String test, String message, boolean newFailure, int failingSince) {

    /// One that was not compared with earlier runs.
    public TestFailure(String test, String message) {
        this(test, message, false, 0);
    }
}
