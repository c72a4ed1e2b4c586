package dev.slipway.core.pipeline.detect;

import java.util.List;

/// A pipeline that was made for a project.
///
/// @param reasons one a thing found, in a person's words: `Maven (pom.xml), Java 21`
/// @param jenkinsfile the pipeline's text, which runs here and on a Jenkins with Docker agents
public record Detected(List<String> reasons, String jenkinsfile) {
    public Detected {
        reasons = List.copyOf(reasons);
    }
}
