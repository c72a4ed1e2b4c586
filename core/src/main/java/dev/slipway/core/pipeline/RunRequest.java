package dev.slipway.core.pipeline;

import dev.slipway.core.source.Project;
import java.util.Map;
import java.util.Optional;

/// What a person or a trigger wants to have run.
///
/// @param ref branch, tag, hash or `HEAD` · parameters override the pipeline's defaults
/// @param again the run whose next attempt it is; its revision and parameters are taken
/// @param from with `again`: the stage to begin with, on the workspace that was kept
/// @param jenkinsfile an edited Jenkinsfile to take instead of the revision's (replay)
/// @param onlyFailed with `again`: test commands run only the tests that failed in that run
/// @param mayWait false if nobody will ever answer: an `input` fails
public record RunRequest(
        Project project,
        String ref,
        Map<String, String> parameters,
        Trigger trigger,
        Optional<RunId> again,
        Optional<String> from,
        Optional<String> jenkinsfile,
        boolean onlyFailed,
        boolean mayWait) {
    public RunRequest {
        parameters = Map.copyOf(parameters);
    }

    /// All tests.
    public RunRequest(
            Project project,
            String ref,
            Map<String, String> parameters,
            Trigger trigger,
            Optional<RunId> again,
            Optional<String> from,
            Optional<String> jenkinsfile,
            boolean mayWait) {
        this(project, ref, parameters, trigger, again, from, jenkinsfile, false, mayWait);
    }

    public RunRequest(
            Project project, String ref, Map<String, String> parameters, Trigger trigger) {
        this(
                project,
                ref,
                parameters,
                trigger,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                true);
    }
}
