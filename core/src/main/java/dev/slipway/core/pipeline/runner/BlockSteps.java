package dev.slipway.core.pipeline.runner;

import dev.slipway.core.pipeline.Status;
import dev.slipway.core.pipeline.script.Interpreter;
import dev.slipway.core.pipeline.script.StepCall;
import dev.slipway.core.pipeline.script.Stopped;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Steps that run other steps inside.
final class BlockSteps {
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

    private BlockSteps() {}

    static StepCall.Body body(StepCall call) {
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

    /// `waitUntil`: again and again, less and less often, until the inside gives true.
    static @Nullable Object waitUntil(StepMachine machine, StepCall call)
            throws InterruptedException {
        var first = call.named().get("initialRecurrencePeriod");
        var pause =
                first == null
                        ? Duration.ofMillis(250)
                        : Arguments.duration(first, "MILLISECONDS", "");
        while (!Interpreter.isTrue(body(call).run())) {
            machine.here().halt().pause(pause, machine.here().run().timer());
            var next = pause.multipliedBy(6).dividedBy(5);
            pause = next.compareTo(LONGEST_PAUSE) < 0 ? next : LONGEST_PAUSE;
        }
        return null;
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
        var subject = Arguments.named(call, Steps.SUBJECT, "");
        var who = subject.isEmpty() ? "it" : "the " + subject;
        var why = Halt.Reason.aborted(who + " took longer than " + Arguments.words(limit));
        var outer = machine.here().halt();
        if (Arguments.flag(call, "activity")) {
            return quietTimeout(machine, call, limit, who);
        }
        machine.say("timeout", "Timeout set to expire in " + Arguments.span(limit));
        try (var own = outer.child();
                var _ = own.halt().after(limit, machine.here().run().timer(), why)) {
            var value = machine.inside(machine.here().under(own.halt()), body(call)::run);
            own.halt().check();
            return value;
        } catch (Halted halted) {
            outer.check();
            // Only this limit is over: scripts may catch that, and retry may try again.
            throw new StepFailure(halted.reason().status(), halted.reason().words());
        }
    }

    /// With `activity` the time counts from the last line of output.
    private static @Nullable Object quietTimeout(
            StepMachine machine, StepCall call, Duration limit, String who) {
        var outer = machine.here().halt();
        var timer = machine.here().run().timer();
        var why = Halt.Reason.aborted(who + " was silent for " + Arguments.words(limit));
        try (var own = outer.child();
                var _ = machine.here().run().activity().watch(own.halt(), limit, timer, why)) {
            var value = machine.inside(machine.here().under(own.halt()), body(call)::run);
            own.halt().check();
            return value;
        } catch (Halted halted) {
            outer.check();
            throw new StepFailure(halted.reason().status(), halted.reason().words());
        }
    }

    static @Nullable Object retry(StepMachine machine, StepCall call) throws InterruptedException {
        var count = isForLostAgents(call) ? 1 : Integer.parseInt(Arguments.text(call, "count"));
        for (var attempt = 1; ; attempt++) {
            try {
                return body(call).run();
            } catch (RuntimeException failure) {
                machine.here().halt().check();
                if (attempt >= count || failure instanceof Stopped) {
                    throw failure;
                }
                said(machine, attempt, count, failure);
            }
        }
    }

    /// Its conditions speak of agents that went away and of a server that began anew: of nothing
    /// that a step does.
    private static boolean isForLostAgents(StepCall call) {
        return call.named().get("conditions") instanceof List<?> conditions
                && !conditions.isEmpty();
    }

    private static void said(StepMachine machine, int attempt, int count, RuntimeException failure)
            throws InterruptedException {
        machine.logged(
                "retry",
                "attempt " + attempt + " of " + count + " failed",
                log -> {
                    log.line(StageOutcome.words(failure));
                    log.line("Retrying");
                    return Status.SUCCESS;
                });
    }

    /// `catchError`: what fails inside is recorded, and the pipeline goes on.
    static @Nullable Object catchError(StepMachine machine, StepCall call)
            throws InterruptedException {
        return caught(
                machine,
                call,
                StepScope.status(Arguments.named(call, "buildResult", "FAILURE")),
                StepScope.status(Arguments.named(call, "stageResult", "SUCCESS")));
    }

    static @Nullable Object warnError(StepMachine machine, StepCall call)
            throws InterruptedException {
        return caught(machine, call, Status.UNSTABLE, Status.UNSTABLE);
    }

    private static @Nullable Object caught(
            StepMachine machine, StepCall call, Status forRun, Status forStage)
            throws InterruptedException {
        try {
            return body(call).run();
        } catch (Stopped stopped) {
            throw stopped;
        } catch (RuntimeException failure) {
            var isAbort = StageOutcome.status(failure) == Status.ABORTED;
            if (isAbort && "false".equals(Arguments.named(call, "catchInterruptions", "true"))) {
                throw failure;
            }
            var words = StageOutcome.words(failure);
            var message = call.argument("message");
            machine.logged(
                    call.name(),
                    message == null ? SimpleSteps.firstLine(words) : message.toString(),
                    log -> {
                        log.line(words);
                        return forRun;
                    });
            var here = machine.here();
            if (forRun != Status.SUCCESS) {
                here.run().recorder().cause("Stage " + here.stage().path + ": " + words);
            }
            here.run().verdict().worsen(forRun);
            here.run().recorder().worsen(here.stage(), forStage);
            return null;
        }
    }
}
