package dev.slipway.core.pipeline.runner;

import dev.slipway.core.pipeline.Status;
import dev.slipway.core.pipeline.script.StepCall;
import org.jspecify.annotations.Nullable;

/// Steps that fit in a few lines.
final class SimpleSteps {
    private SimpleSteps() {}

    static @Nullable Object echo(StepMachine machine, StepCall call) throws InterruptedException {
        var message = Arguments.text(call, "message");
        return machine.logged(
                "echo",
                firstLine(message),
                log -> {
                    log.line(message);
                    return null;
                });
    }

    static @Nullable Object error(StepMachine machine, StepCall call) throws InterruptedException {
        var value = call.argument("message");
        var message = value == null ? "" : value.toString();
        return machine.logged(
                "error",
                firstLine(message),
                log -> {
                    throw StepFailure.failure(message.isEmpty() ? "error" : message);
                });
    }

    static @Nullable Object unstable(StepMachine machine, StepCall call)
            throws InterruptedException {
        var message = Arguments.text(call, "message");
        machine.logged(
                "unstable",
                firstLine(message),
                log -> {
                    log.line(message);
                    return null;
                });
        machine.here().run().recorder().cause(message);
        unstable(machine);
        return null;
    }

    /// Marks the stage and the run.
    static void unstable(StepMachine machine) {
        var here = machine.here();
        here.run().verdict().worsen(Status.UNSTABLE);
        here.run().recorder().worsen(here.stage(), Status.UNSTABLE);
    }

    static @Nullable Object sleep(StepMachine machine, StepCall call) throws InterruptedException {
        var duration = Arguments.duration(call, "time", "SECONDS");
        return machine.logged(
                "sleep",
                Arguments.words(duration),
                log -> {
                    machine.here().halt().pause(duration, machine.here().run().timer());
                    return null;
                });
    }

    static @Nullable Object deleteDir(StepMachine machine, StepCall call)
            throws InterruptedException {
        return delete(machine, "deleteDir", machine.here());
    }

    static @Nullable Object cleanWs(StepMachine machine, StepCall call)
            throws InterruptedException {
        var here = machine.here();
        var root = here.on(here.agent());
        return delete(machine, "cleanWs", root);
    }

    private static @Nullable Object delete(StepMachine machine, String name, StepContext where)
            throws InterruptedException {
        return machine.logged(
                name,
                where.directory().isEmpty() ? "the workspace" : where.directory(),
                log -> {
                    var agent = AgentShell.agent(where, name);
                    var code =
                            agent.asRoot(
                                    log,
                                    "sh",
                                    "-c",
                                    "cd \"$1\" && find . -mindepth 1 -maxdepth 1 -exec rm -rf {} +",
                                    "sh",
                                    where.absolute(agent.workspace()));
                    if (code != 0) {
                        throw StepFailure.failure("not everything could be deleted");
                    }
                    return null;
                });
    }

    static String firstLine(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElse("");
    }
}
