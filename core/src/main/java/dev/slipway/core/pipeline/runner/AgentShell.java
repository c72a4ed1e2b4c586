package dev.slipway.core.pipeline.runner;

import dev.slipway.core.pipeline.agent.AgentContainer;

/// Gets steps their agent.
final class AgentShell {
    private AgentShell() {}

    /// The container of a place; the stage that first needs one is charged with the time.
    static AgentContainer agent(StepContext here, String step) throws InterruptedException {
        var slot = here.agent();
        if (slot == null) {
            throw StepFailure.failure(
                    step
                            + (here.run().pipeline().isScripted()
                                    ? " needs an agent: put it into `node { … }`"
                                    : " needs an agent, but the pipeline says `agent none` here"));
        }
        var timer = here.run().timer();
        var begun = timer.nanoTime();
        var agent = slot.get(here.halt());
        here.run().site().handTo(agent);
        here.secretFiles().into(agent);
        if (slot.charge()) {
            // Only what the stage waited for counts: the rest was spent while others ran.
            var waited = java.time.Duration.ofNanos(timer.nanoTime() - begun);
            var prepare = shorter(agent.prepare(), waited);
            var pull = shorter(agent.pull(), waited.minus(prepare));
            here.run()
                    .recorder()
                    .spend(
                            here.stage(),
                            stage -> {
                                stage.pull = stage.pull.plus(pull);
                                stage.prepare = stage.prepare.plus(prepare);
                            });
        }
        return agent;
    }

    private static java.time.Duration shorter(java.time.Duration one, java.time.Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
