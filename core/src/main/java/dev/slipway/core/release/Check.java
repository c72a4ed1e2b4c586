package dev.slipway.core.release;

import dev.slipway.core.compose.CheckSpec;
import java.time.Duration;

/// Port: measures what somebody wants to know of a candidate before users come to it, over HTTP. A
/// measurement may be lost or made twice. Safe from any thread.
public interface Check {

    /// Measures once; never longer than `atMost`. Whatever keeps it from measuring is an ERROR, not
    /// a failure.
    Measured measure(CheckSpec.Kind kind, Subject subject, Duration atMost)
            throws InterruptedException;

    /// How one measurement came out.
    ///
    /// @param what in words, short
    record Measured(Result result, String what) {}

    /// `ERROR` could not be measured, `INCONCLUSIVE` measured, and neither good nor bad.
    enum Result {
        SUCCESS,
        FAILURE,
        INCONCLUSIVE,
        ERROR
    }

    /// What is measured.
    ///
    /// @param url where users come in · header, token with this header only the candidate answers
    record Subject(
            ReleaseId release,
            String project,
            String environment,
            String service,
            String version,
            String url,
            String header,
            String token) {}
}
