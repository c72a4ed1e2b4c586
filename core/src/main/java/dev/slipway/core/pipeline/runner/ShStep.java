package dev.slipway.core.pipeline.runner;

import dev.slipway.core.engine.Execs;
import dev.slipway.core.pipeline.agent.AgentContainer;
import dev.slipway.core.pipeline.agent.ShellCommand;
import dev.slipway.core.pipeline.log.StepLogWriter;
import dev.slipway.core.pipeline.script.StepCall;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// `sh`: a script in the agent, as `sh -xe` unless it names its own interpreter.
final class ShStep implements StepAction {
    private static final int LONGEST_OUTPUT = 16 << 20;

    @Override
    public @Nullable Object run(StepMachine machine, StepCall call) throws InterruptedException {
        var written = Arguments.text(call, "script");
        var here = machine.here();
        var script = here.run().failedTests().narrowed(here.stage().path, written);
        if (script.getBytes(StandardCharsets.UTF_8).length > ShellCommand.LONGEST) {
            throw StepFailure.failure(
                    "the script is longer than 120 KiB; keep it in a file of the repository");
        }
        var label = Arguments.named(call, "label", SimpleSteps.firstLine(written));
        var wantsOutput = Arguments.flag(call, "returnStdout");
        var wantsStatus = Arguments.flag(call, "returnStatus");
        if (wantsOutput && wantsStatus) {
            throw StepFailure.failure("sh gives either returnStdout or returnStatus, not both");
        }
        return machine.logged(
                call.name(),
                label,
                log -> {
                    if (!script.equals(written)) {
                        log.line("Only the tests that failed before are run.");
                    }
                    return run(machine.here(), script, log, wantsOutput, wantsStatus);
                });
    }

    private static @Nullable Object run(
            StepContext here,
            String script,
            StepLogWriter log,
            boolean wantsOutput,
            boolean wantsStatus)
            throws InterruptedException {
        var agent = AgentShell.agent(here, "sh");
        var command =
                new ShellCommand(
                        script,
                        here.absolute(agent.workspace()),
                        environment(here, agent),
                        wantsOutput);
        var output = new ByteArrayOutputStream();
        Execs.OutputSink sink = wantsOutput ? keeping(output, log) : log;
        var run = here.run();
        Execs.OutputSink noticed =
                (isError, bytes) -> {
                    run.activity().seen(run.timer());
                    sink.bytes(isError, bytes);
                };
        var code = execute(here, agent, command, log, noticed);
        here.halt().check();
        if (code != 0 && log.problem().isEmpty()) {
            var gone = agent.whyGone();
            if (gone.isPresent()) {
                throw StepFailure.failure(gone.get());
            }
            if (!wantsStatus) {
                throw StepFailure.failure("script returned exit code " + code);
            }
        }
        if (wantsStatus) {
            return code;
        }
        return wantsOutput ? output.toString(StandardCharsets.UTF_8) : null;
    }

    static int execute(
            StepContext here,
            AgentContainer agent,
            ShellCommand command,
            StepLogWriter log,
            Execs.OutputSink sink)
            throws InterruptedException {
        var key = UUID.randomUUID().toString();
        try (var running = agent.start(key, command, sink);
                var _ = here.halt().whenAsked(running::end)) {
            log.whenBroken(running::end);
            return running.await();
        } catch (InterruptedException e) {
            here.halt().check();
            throw e;
        }
    }

    /// The variables that the container has not got by itself.
    static Map<String, String> environment(StepContext here, AgentContainer agent) {
        var own = new LinkedHashMap<String, String>();
        if (!agent.user().isRoot()) {
            own.put("HOME", agent.home());
        }
        own.putAll(here.variables().own());
        return own;
    }

    private static Execs.OutputSink keeping(ByteArrayOutputStream output, StepLogWriter log) {
        return (isError, bytes) -> {
            if (isError) {
                log.bytes(true, bytes);
            } else if (output.size() + bytes.length <= LONGEST_OUTPUT) {
                output.writeBytes(bytes);
            } else {
                throw StepFailure.failure("returnStdout: the output is longer than 16 MiB");
            }
        };
    }
}
