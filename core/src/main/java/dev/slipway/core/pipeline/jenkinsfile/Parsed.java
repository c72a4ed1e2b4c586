package dev.slipway.core.pipeline.jenkinsfile;

import dev.slipway.core.pipeline.Finding;
import dev.slipway.core.pipeline.Pipeline;
import java.util.List;
import java.util.Optional;

/// What reading a Jenkinsfile gave: the pipeline, as far as it could be read, and everything that
/// is to say about it.
///
/// @param pipeline empty if the text is no Declarative pipeline or too broken to be shown
public record Parsed(Optional<Pipeline> pipeline, List<Finding> findings) {
    public Parsed {
        findings = List.copyOf(findings);
    }

    /// True if the pipeline may run: it is there and no finding is an error.
    public boolean isRunnable() {
        return pipeline.isPresent() && findings.stream().noneMatch(Finding::isError);
    }
}
