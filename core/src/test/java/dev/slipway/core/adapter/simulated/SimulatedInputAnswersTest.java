package dev.slipway.core.adapter.simulated;

import dev.slipway.core.contract.InputAnswersContract;
import dev.slipway.core.pipeline.InputAnswers;
import dev.slipway.core.pipeline.RunId;
import dev.slipway.core.source.ProjectName;

final class SimulatedInputAnswersTest extends InputAnswersContract {
    private final SimulatedInputAnswers answers = new SimulatedInputAnswers();

    @Override
    protected InputAnswers answers() {
        return answers;
    }

    @Override
    protected RunId run() {
        return new RunId(new ProjectName("shop"), 1, 1);
    }
}
