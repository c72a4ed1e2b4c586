package dev.slipway.core.pipeline.runner;

import dev.slipway.core.pipeline.batch.BatchScript;
import dev.slipway.core.pipeline.script.StepCall;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Steps that Jenkins has for agents with Windows. Agents are Linux containers here: a batch script
/// is told as a shell script, PowerShell is called where the agent's image has it.
final class WindowsSteps {
    static final Map<String, StepAction> ALL =
            Map.of(
                    "bat", WindowsSteps::bat,
                    "powershell", WindowsSteps::powerShell,
                    "pwsh", WindowsSteps::powerShell);

    private WindowsSteps() {}

    private static @Nullable Object bat(StepMachine machine, StepCall call)
            throws InterruptedException {
        var batch = Arguments.text(call, "script");
        var told = BatchScript.of(batch);
        if (told.refusal().isEmpty()) {
            return shell(machine, call, told.shell(), batch);
        }
        if (machine.here().run().substitutes().of("bat").isPresent()) {
            return SubstituteStep.run(machine, call);
        }
        var refusal = told.refusal().get();
        throw StepFailure.failure(
                "line "
                        + refusal.line()
                        + " of the batch script means nothing on Linux: "
                        + refusal.why());
    }

    private static @Nullable Object powerShell(StepMachine machine, StepCall call)
            throws InterruptedException {
        var script = Arguments.text(call, "script");
        return shell(machine, call, "#!/usr/bin/env pwsh\n" + script, script);
    }

    private static @Nullable Object shell(
            StepMachine machine, StepCall call, String script, String shown)
            throws InterruptedException {
        var named = new LinkedHashMap<String, @Nullable Object>(call.named());
        named.remove("script");
        named.putIfAbsent("label", SimpleSteps.firstLine(shown));
        return Steps.named("sh")
                .run(
                        machine,
                        new StepCall(call.name(), List.of(script), named, null, call.position()));
    }
}
