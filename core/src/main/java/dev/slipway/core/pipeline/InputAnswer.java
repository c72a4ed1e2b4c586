package dev.slipway.core.pipeline;

import java.util.Map;

/// How a person answered an input.
///
/// @param goesOn false to abort the run
/// @param by who answered
public record InputAnswer(boolean goesOn, Map<String, String> values, String by) {
    public InputAnswer {
        values = Map.copyOf(values);
    }
}
