package dev.slipway.core.pipeline;

import java.time.Instant;
import java.util.List;

/// What a run waits for a person to answer.
///
/// @param id unique in the run: Jenkins' `id`, capitalised, else made of a number
/// @param stage path of the stage that waits
/// @param ok the words on the button that goes on
/// @param submitter comma-separated users and groups that may answer, empty for anybody
public record PendingInput(
        String id,
        String stage,
        String message,
        String ok,
        String submitter,
        List<Question> questions,
        Instant since) {
    public PendingInput {
        questions = List.copyOf(questions);
    }
}
