package dev.slipway.planted;

import org.junit.jupiter.api.Test;

/// Breaks "every test is found": the build does not look at classes of such a name.
final class NeverRun {
    @Test
    void neverRuns() {}
}
