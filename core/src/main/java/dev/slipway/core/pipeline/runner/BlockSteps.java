package dev.slipway.core.pipeline.runner;

import dev.slipway.core.pipeline.Status;
import dev.slipway.core.pipeline.script.StepCall;
import java.util.LinkedHashMap;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Steps that run other steps inside.
final class BlockSteps {
    private BlockSteps() {}

    private static StepCall.Body body(StepCall call) {
        return Objects.requireNonNullElseGet(
                call.body(),
                () -> {
                    throw StepFailure.failure(
                            call.position() + ": " + call.name() + " needs a block");
                });
    }

    /// Steps whose effect Slipway has anyway: what they enclose is run.
    static @Nullable Object inside(StepMachine machine, StepCall call) {
        return machine.inside(machine.here(), body(call)::run);
    }

    static @Nullable Object dir(StepMachine machine, StepCall call) {
        var there = machine.here().at(Arguments.text(call, "path"));
        return machine.inside(there, body(call)::run);
    }

    static @Nullable Object withEnv(StepMachine machine, StepCall call) {
        var known = new StepScope(machine).env();
        var more = new LinkedHashMap<String, String>();
        for (var entry : Arguments.texts(call, "overrides")) {
            var equals = entry.indexOf('=');
            if (equals < 1) {
                throw StepFailure.failure("withEnv: \"" + entry + "\" is not NAME=value");
            }
            var name = entry.substring(0, equals);
            var value = entry.substring(equals + 1);
            var plus = name.indexOf('+');
            if (plus > 0) {
                name = name.substring(0, plus);
                var before = more.getOrDefault(name, known.getOrDefault(name, ""));
                value = before.isEmpty() ? value : value + ":" + before;
            }
            more.put(name, value);
        }
        var there = machine.here().with(machine.here().variables().with(more));
        return machine.inside(there, body(call)::run);
    }

    static @Nullable Object timeout(StepMachine machine, StepCall call) {
        var limit = Arguments.duration(call, "time", "MINUTES");
        var why = Halt.Reason.aborted("it took longer than " + Arguments.words(limit));
        try (var own = machine.here().halt().child();
                var _ = own.halt().after(limit, machine.here().run().timer(), why)) {
            var value = machine.inside(machine.here().under(own.halt()), body(call)::run);
            own.halt().check();
            return value;
        }
    }

    static @Nullable Object retry(StepMachine machine, StepCall call) throws InterruptedException {
        var count = Integer.parseInt(Arguments.text(call, "count"));
        for (var attempt = 1; ; attempt++) {
            try {
                return body(call).run();
            } catch (RuntimeException failure) {
                machine.here().halt().check();
                if (attempt >= count || !StageOutcome.isResult(failure)) {
                    throw failure;
                }
                said(machine, attempt, count, failure);
            }
        }
    }

    private static void said(StepMachine machine, int attempt, int count, RuntimeException failure)
            throws InterruptedException {
        machine.logged(
                "retry",
                "attempt " + attempt + " of " + count + " failed",
                log -> {
                    log.line(StageOutcome.words(failure));
                    log.line("Trying again");
                    return Status.SUCCESS;
                });
    }
}
