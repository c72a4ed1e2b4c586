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
/// @param coverage of all its reports together, one a metric
/// @param issues what tools found, one a tool
/// @param replay the difference of its Jenkinsfile to the revision's own, as a unified diff
public record RunDetails(
        Map<String, String> parameters,
        @Nullable String displayName,
        @Nullable String description,
        List<PendingInput> waiting,
        List<Notice> notices,
        @Nullable String from,
        @Nullable String replay,
        List<Coverage> coverage,
        List<IssueCount> issues) {
    public static final RunDetails NONE =
            new RunDetails(Map.of(), null, null, List.of(), List.of(), null, null);

    @SuppressWarnings("NullAway") // records of older versions have no such lists
    public RunDetails {
        coverage = coverage == null ? List.of() : List.copyOf(coverage);
        issues = issues == null ? List.of() : List.copyOf(issues);
        parameters = Ordered.copyOf(parameters);
        waiting = List.copyOf(waiting);
        notices = List.copyOf(notices);
    }

    /// One of which nothing was measured.
    public RunDetails(
            Map<String, String> parameters,
            @Nullable String displayName,
            @Nullable String description,
            List<PendingInput> waiting,
            List<Notice> notices,
            @Nullable String from,
            @Nullable String replay) {
        this(
                parameters,
                displayName,
                description,
                waiting,
                notices,
                from,
                replay,
                List.of(),
                List.of());
    }

    /// What a run was asked to be, before it began.
    public static RunDetails asked(
            Map<String, String> parameters, @Nullable String from, @Nullable String replay) {
        return new RunDetails(parameters, null, null, List.of(), List.of(), from, replay);
    }

    /// The same when nobody can answer any more.
    public RunDetails ended() {
        return waiting(List.of());
    }

    public RunDetails waiting(List<PendingInput> others) {
        return new RunDetails(
                parameters,
                displayName,
                description,
                others,
                notices,
                from,
                replay,
                coverage,
                issues);
    }

    public RunDetails notices(List<Notice> others) {
        return new RunDetails(
                parameters,
                displayName,
                description,
                waiting,
                others,
                from,
                replay,
                coverage,
                issues);
    }

    public RunDetails coverage(List<Coverage> others) {
        return new RunDetails(
                parameters,
                displayName,
                description,
                waiting,
                notices,
                from,
                replay,
                others,
                issues);
    }

    public RunDetails issues(List<IssueCount> others) {
        return new RunDetails(
                parameters,
                displayName,
                description,
                waiting,
                notices,
                from,
                replay,
                coverage,
                others);
    }
}
