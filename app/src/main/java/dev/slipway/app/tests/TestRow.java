package dev.slipway.app.tests;

import dev.slipway.core.pipeline.PastTest;
import dev.slipway.core.pipeline.TestCase;
import java.util.List;

/// One line of the table of tests.
///
/// @param past its last results on the branch, newest first; empty while they are not read
record TestRow(TestCase test, List<PastTest> past) {
    TestRow {
        past = List.copyOf(past);
    }
}
