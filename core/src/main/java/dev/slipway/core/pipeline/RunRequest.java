package dev.slipway.core.pipeline;

import dev.slipway.core.source.Project;
import java.util.Map;

/// What a person or a trigger wants to have run.
///
/// @param ref branch, tag, hash or `HEAD` · parameters override the pipeline's defaults
public record RunRequest(
        Project project, String ref, Map<String, String> parameters, Trigger trigger) {
    public RunRequest {
        parameters = Map.copyOf(parameters);
    }
}
