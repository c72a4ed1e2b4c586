package dev.slipway.core.pipeline.report;

import dev.slipway.core.pipeline.TestName;
import org.jspecify.annotations.Nullable;

/// How much of a report's texts is kept, in characters.
///
/// @param allOutput of all tests of a report together · goodOutput of those of them that are
///   neither bad nor flaky: what passing tests say leaves room for what failing ones say
/// @param only the one test to be kept, null for all
record Limits(int details, int output, long allOutput, long goodOutput, @Nullable TestName only) {
    static final Limits USUAL = new Limits(64 * 1024, 32 * 1024, 32L << 20, 8L << 20, null);

    /// All that one test says, for a reader who asks for it.
    static Limits fullOf(TestName test) {
        return new Limits(8 << 20, 16 << 20, 64L << 20, 64L << 20, test);
    }
}
