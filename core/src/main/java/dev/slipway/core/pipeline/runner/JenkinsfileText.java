package dev.slipway.core.pipeline.runner;

import java.util.Optional;

/// The Jenkinsfile of a run: the revision's own, or an edited one in its place.
record JenkinsfileText(String own, Optional<String> edited) {

    String text() {
        return edited.orElse(own);
    }

    /// What was edited, as a unified diff; empty if nothing was.
    Optional<String> difference() {
        return edited.filter(text -> !text.equals(own)).map(text -> LineDiff.unified(own, text));
    }
}
