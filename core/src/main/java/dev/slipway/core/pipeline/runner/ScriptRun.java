package dev.slipway.core.pipeline.runner;

import dev.slipway.core.pipeline.Status;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs a scripted pipeline; its outcome is what it threw, and what steps said of the run.
record ScriptRun(RunContext run) {
    private static final Logger log = LoggerFactory.getLogger(ScriptRun.class);

    Status run(StepContext here) {
        var status = script(here);
        ScriptStages.endOpen(here, Results.goesOn(status) ? Status.SUCCESS : status);
        if (!here.stage().isHidden) {
            run.recorder()
                    .end(
                            here.stage(),
                            Results.goesOn(status)
                                    ? run.recorder().ownStatus(here.stage())
                                    : status);
        }
        return status;
    }

    private Status script(StepContext here) {
        var machine = new StepMachine(here);
        try {
            run.interpreter().runFile(run.pipeline().script(), new StepScope(machine), machine);
            var reason = here.halt().reason();
            return reason == null
                    ? run.verdict().status()
                    : Results.worse(run.verdict().status(), reason.status());
        } catch (RuntimeException e) {
            if (!StageOutcome.isResult(e)) {
                log.error("The script of {}", run.recorder().id(), e);
            }
            run.recorder().cause(StageOutcome.words(e));
            return Results.worse(run.verdict().status(), StageOutcome.status(e));
        }
    }
}
