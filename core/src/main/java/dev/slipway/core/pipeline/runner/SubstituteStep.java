package dev.slipway.core.pipeline.runner;

import dev.slipway.core.pipeline.Substitute;
import dev.slipway.core.pipeline.script.StepCall;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is done in place of a step that Slipway does not run, as the project's owner chose.
final class SubstituteStep {
    private SubstituteStep() {}

    static @Nullable Object run(StepMachine machine, StepCall call) throws InterruptedException {
        var chosen = machine.here().run().substitutes().of(call.name()).orElse(null);
        return switch (chosen) {
            case null -> throw StepFailure.failure("Slipway has no step \"" + call.name() + "\"");
            case Substitute.Skip _ -> skip(machine, call);
            case Substitute.Fail _ ->
                    throw StepFailure.failure(
                            "Slipway does not run \"" + call.name() + "\"; it fails, as chosen");
            case Substitute.Shell(var command) -> {
                var script = List.<@Nullable Object>of(command);
                Steps.named("sh")
                        .run(machine, new StepCall("sh", script, Map.of(), null, call.position()));
                yield inside(machine, call);
            }
        };
    }

    private static @Nullable Object skip(StepMachine machine, StepCall call)
            throws InterruptedException {
        machine.logged(
                call.name(),
                call.name() + " (left out)",
                log -> {
                    log.line("Slipway does not run this step; it is left out, as chosen.");
                    return null;
                });
        return inside(machine, call);
    }

    private static @Nullable Object inside(StepMachine machine, StepCall call) {
        return call.body() == null ? null : machine.inside(machine.here(), call.body()::run);
    }
}
