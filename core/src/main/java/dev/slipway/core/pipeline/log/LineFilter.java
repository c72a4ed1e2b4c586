package dev.slipway.core.pipeline.log;

/// Changes the lines of logs before they are written, so that nobody ever reads what it hides. Safe
/// from any thread.
public interface LineFilter {
    LineFilter NONE =
            new LineFilter() {
                @Override
                public boolean isIdle() {
                    return true;
                }

                @Override
                public String apply(String text) {
                    return text;
                }
            };

    /// True as long as it changes nothing.
    boolean isIdle();

    String apply(String text);
}
