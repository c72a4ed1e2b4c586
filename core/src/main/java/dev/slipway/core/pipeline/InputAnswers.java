package dev.slipway.core.pipeline;

import java.util.Optional;

/// Port: answers to what runs ask, from whichever process. Safe from any thread and process; each
/// call is one transaction. Answers go with their run.
public interface InputAnswers {

    /// Keeps an answer; the first one stays.
    ///
    /// @return false if there was one already
    boolean give(RunId run, String input, InputAnswer answer);

    Optional<InputAnswer> find(RunId run, String input);
}
