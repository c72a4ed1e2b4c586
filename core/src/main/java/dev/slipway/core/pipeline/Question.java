package dev.slipway.core.pipeline;

import java.util.List;

/// One value that a person is asked for: a parameter of a run or of an input.
///
/// @param kind what values it takes
/// @param initial what the field holds before anybody touched it; empty for passwords
/// @param choices what may be chosen, empty for all other kinds
public record Question(
        Parameter.Kind kind,
        String name,
        String description,
        String initial,
        List<String> choices) {
    public Question {
        choices = List.copyOf(choices);
    }
}
