package dev.slipway.core.pipeline;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One value that a person is asked for: a parameter of a run or of an input.
///
/// @param kind what values it takes
/// @param initial what the field holds before anybody touched it; of a password only what the file
///   says
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

    /// The same as it may be kept: a password's value is left out.
    public Question shown() {
        return kind == Parameter.Kind.PASSWORD
                ? new Question(kind, name, description, "", choices)
                : this;
    }

    /// The same with another value to begin with, where that is one it may have.
    public Question withInitial(@Nullable String value) {
        return value != null && (choices.isEmpty() || choices.contains(value))
                ? new Question(kind, name, description, value, choices)
                : this;
    }
}
