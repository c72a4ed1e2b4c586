package dev.slipway.core.pipeline.runner;

import dev.slipway.core.engine.Execs;
import dev.slipway.core.pipeline.agent.AgentContainer;
import dev.slipway.core.pipeline.agent.ShellCommand;
import dev.slipway.core.pipeline.log.StepLogWriter;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// Scripts of our own that a step runs in its agent, ended with the step. What they say on the
/// standard output is given back, their errors are lines of the step's log.
record AgentScript(StepContext here, AgentContainer agent, StepLogWriter log) {
    private static final int LONGEST = 4 << 20;

    /// In the agent of a place.
    static AgentScript of(StepContext here, String step, StepLogWriter log)
            throws InterruptedException {
        return new AgentScript(here, AgentShell.agent(here, step), log);
    }

    record End(int code, String output) {
        boolean isGood() {
            return code == 0;
        }
    }

    /// Runs it with `sh -e`, in the step's folder; its lines are not said.
    ///
    /// @param more variables, where secrets travel
    End run(String script, Map<String, String> more) throws InterruptedException {
        var environment = new LinkedHashMap<>(ShStep.environment(here, agent));
        environment.putAll(more);
        var command =
                new ShellCommand(
                        "#!/bin/sh -e\n" + script,
                        here.absolute(agent.workspace()),
                        environment,
                        true);
        var output = new ByteArrayOutputStream();
        Execs.OutputSink sink =
                (isError, bytes) -> {
                    here.run().activity().seen(here.run().timer());
                    if (isError) {
                        log.bytes(true, bytes);
                    } else if (output.size() < LONGEST) {
                        output.writeBytes(bytes);
                    }
                };
        var code = ShStep.execute(here, agent, command, log, sink);
        here.halt().check();
        return new End(code, output.toString(StandardCharsets.UTF_8));
    }

    /// Runs a command whose output are lines of the log.
    ///
    /// @return its exit code
    int show(String script, Map<String, String> more) throws InterruptedException {
        var environment = new LinkedHashMap<>(ShStep.environment(here, agent));
        environment.putAll(more);
        var command =
                new ShellCommand(
                        "#!/bin/sh -e\n" + script,
                        here.absolute(agent.workspace()),
                        environment,
                        false);
        var code =
                ShStep.execute(
                        here,
                        agent,
                        command,
                        log,
                        (isError, bytes) -> {
                            here.run().activity().seen(here.run().timer());
                            log.bytes(isError, bytes);
                        });
        here.halt().check();
        return code;
    }

    /// A word of a shell command, quoted.
    static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }
}
