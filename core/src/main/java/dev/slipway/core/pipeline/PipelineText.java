package dev.slipway.core.pipeline;

import dev.slipway.core.pipeline.jenkinsfile.Parsed;
import java.util.List;

/// The pipeline of a project as it would run.
///
/// @param jenkinsfile the text, written by a person or by detection
/// @param detectedFrom why it is this one, `Maven (pom.xml), Java 21`; empty if the text is the
///   project's own Jenkinsfile
public record PipelineText(String jenkinsfile, List<String> detectedFrom, Parsed parsed) {
    public PipelineText {
        detectedFrom = List.copyOf(detectedFrom);
    }

    public boolean isDetected() {
        return !detectedFrom.isEmpty();
    }
}
