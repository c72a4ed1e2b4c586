package dev.slipway.core.adapter.docker;

import com.fasterxml.jackson.databind.JsonNode;

/// An engine's whole answer to one request.
///
/// @param body missing node where there was none
record Answer(int status, JsonNode body, DockerEndpoint endpoint) {

    boolean isFine() {
        return status < 400;
    }

    /// The engine's own words about what went wrong.
    String message() {
        return body.path("message").asText(body.isMissingNode() ? "" : body.toString());
    }

    /// The body, or the problem in a person's words.
    ///
    /// @param purpose completes "could not …"
    JsonNode orProblem(String purpose) {
        if (!isFine()) {
            throw DockerProblems.refused(purpose, status, message());
        }
        return body;
    }
}
