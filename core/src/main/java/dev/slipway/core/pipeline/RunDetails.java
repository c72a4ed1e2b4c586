package dev.slipway.core.pipeline;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What else is known of a run.
///
/// @param parameters as text, passwords left out
/// @param displayName, description as scripts set them
/// @param waiting what it waits for a person to answer, oldest first
/// @param notices messages it wanted to send
/// @param from the stage it was restarted from
/// @param replay the difference of its Jenkinsfile to the revision's own, as a unified diff
public record RunDetails(
        Map<String, String> parameters,
        @Nullable String displayName,
        @Nullable String description,
        List<PendingInput> waiting,
        List<Notice> notices,
        @Nullable String from,
        @Nullable String replay) {
    public static final RunDetails NONE =
            new RunDetails(Map.of(), null, null, List.of(), List.of(), null, null);

    public RunDetails {
        parameters = Ordered.copyOf(parameters);
        waiting = List.copyOf(waiting);
        notices = List.copyOf(notices);
    }

    /// What a run was asked to be, before it began.
    public static RunDetails asked(
            Map<String, String> parameters, @Nullable String from, @Nullable String replay) {
        return new RunDetails(parameters, null, null, List.of(), List.of(), from, replay);
    }

    /// The same when nobody can answer any more.
    public RunDetails ended() {
        return new RunDetails(
                parameters, displayName, description, List.of(), notices, from, replay);
    }
}
