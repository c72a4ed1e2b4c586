package dev.slipway.core.pipeline.runner;

import dev.slipway.core.pipeline.Pipeline;
import dev.slipway.core.pipeline.PipelineRun;
import dev.slipway.core.pipeline.RunRequest;
import dev.slipway.core.source.Project;
import dev.slipway.core.source.SourceRepository;
import java.util.List;
import java.util.Map;

/// A run that was accepted: everything that was found out before anything was created.
///
/// @param queued its record as it was saved · lock says that it is alive
/// @param parameters with defaults: String or Boolean
record Job(
        RunRequest request,
        SourceRepository.Resolved source,
        Pipeline pipeline,
        Map<String, Object> parameters,
        TrustCheck trust,
        FailedTests failedTests,
        PipelineRun queued,
        RunLock lock,
        List<String> warnings,
        Halt halt) {

    Project project() {
        return request.project();
    }
}
