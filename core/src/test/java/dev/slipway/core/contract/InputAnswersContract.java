package dev.slipway.core.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.pipeline.InputAnswer;
import dev.slipway.core.pipeline.InputAnswers;
import dev.slipway.core.pipeline.RunId;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What `InputAnswers` do.
public abstract class InputAnswersContract {
    private static final InputAnswer YES = new InputAnswer(true, Map.of("TO", "prod"), "ada");

    protected abstract InputAnswers answers();

    /// A run that is there.
    protected abstract RunId run();

    @Test
    void anAnswerComesBackAndTheFirstOneStays() {
        var run = run();
        assertThat(answers().find(run, "Ship")).isEmpty();
        assertThat(answers().give(run, "Ship", YES)).isTrue();
        assertThat(answers().give(run, "Ship", new InputAnswer(false, Map.of(), "bob"))).isFalse();
        assertThat(answers().find(run, "Ship")).contains(YES);
        assertThat(answers().find(run, "Other")).isEmpty();
    }
}
