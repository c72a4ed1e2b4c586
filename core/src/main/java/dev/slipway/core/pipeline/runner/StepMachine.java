package dev.slipway.core.pipeline.runner;

import dev.slipway.core.pipeline.Expression;
import dev.slipway.core.pipeline.Statement;
import dev.slipway.core.pipeline.Status;
import dev.slipway.core.pipeline.Step;
import dev.slipway.core.pipeline.log.StepLogWriter;
import dev.slipway.core.pipeline.script.Interpreter;
import dev.slipway.core.pipeline.script.ScriptException;
import dev.slipway.core.pipeline.script.StepCall;
import dev.slipway.core.pipeline.script.StepCaller;
import dev.slipway.core.problem.ProblemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Runs steps one after the other, those of a stage and those that scripts call. For one thread;
/// parallel stages have one each.
final class StepMachine implements StepCaller {
    /// So that an aborted run ends.
    private static final Duration AFTER_ABORT = Duration.ofMinutes(5);

    private static final Halt.Reason TOO_LONG =
            Halt.Reason.aborted("`catch` or `finally` took longer than 5 min after the abort");

    private StepContext here;

    StepMachine(StepContext here) {
        this.here = here;
    }

    StepContext here() {
        return here;
    }

    /// @return the value of the last one, as a closure's
    @Nullable Object run(List<Step> steps) {
        @Nullable Object last = null;
        for (var step : steps) {
            here.halt().check();
            last = run(step);
        }
        return last;
    }

    private @Nullable Object run(Step step) {
        return switch (step) {
            case Step.Script script -> script(script.body());
            case Step.Call call when isOfScript(call) ->
                    script(
                            List.of(
                                    new Statement.Evaluate(
                                            new Expression.Invoke(
                                                    null,
                                                    call.name(),
                                                    call.arguments(),
                                                    call.named(),
                                                    false,
                                                    call.position()),
                                            call.position())));
            case Step.Call call -> call(evaluated(call));
        };
    }

    /// A method of the file itself, or a variable of a shared library, called like a step.
    private boolean isOfScript(Step.Call call) {
        var run = here.run();
        return call.body().isEmpty()
                && !Steps.knows(call.name())
                && (run.pipeline().preamble().stream()
                                .anyMatch(it ->
                                        it instanceof Statement.Method method
                                                && method.name().equals(call.name()))
                        || run.tools().libraries().variable(call.name()) != null);
    }

    private StepCall evaluated(Step.Call call) {
        var arguments = new ArrayList<@Nullable Object>();
        call.arguments().forEach(argument -> arguments.add(value(argument)));
        var named = new LinkedHashMap<String, @Nullable Object>();
        call.named().forEach((key, argument) -> named.put(key, value(argument)));
        StepCall.Body body = call.body().<StepCall.Body>map(steps -> () -> run(steps)).orElse(null);
        return new StepCall(call.name(), arguments, named, body, call.position());
    }

    @Nullable Object value(Expression expression) {
        return here.run().interpreter().value(expression, new StepScope(this), this);
    }

    /// A value as text; null is empty.
    String text(Expression expression) {
        var value = value(expression);
        return value == null ? "" : Interpreter.text(value);
    }

    /// The value of a variable in `environment`.
    String environmentText(Expression expression) {
        var value = here.run().interpreter().value(expression, new StepScope(this, true), this);
        return value == null ? "" : Interpreter.text(value);
    }

    @Nullable Object script(List<Statement> body) {
        return here.run().interpreter().run(body, new StepScope(this), this);
    }

    @Override
    public boolean knows(String step) {
        return Steps.knows(step) || here.run().substitutes().of(step).isPresent();
    }

    @Override
    public @Nullable Object call(StepCall call) {
        here.halt().check();
        try {
            return Steps.knows(call.name())
                    ? Steps.named(call.name()).run(this, call)
                    : SubstituteStep.run(this, call);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Halted(Halt.Reason.aborted("the run was interrupted"));
        }
    }

    @Override
    public <T extends @Nullable Object> T afterStop(Supplier<T> body) {
        if (!here.halt().isAsked()) {
            return body.get();
        }
        var own = Halt.root();
        try (var _ = own.after(AFTER_ABORT, here.run().timer(), TOO_LONG)) {
            return inside(here.under(own), body);
        }
    }

    /// Goes on at another place, up to the end of the block around.
    void move(StepContext other) {
        here = other;
    }

    /// Runs the inside of a block step at another place.
    <T extends @Nullable Object> T inside(StepContext other, Supplier<T> body) {
        var outside = here;
        here = other;
        try {
            return body.get();
        } finally {
            here = outside;
        }
    }

    /// What a step that has a log of its own does.
    interface Work<T extends @Nullable Object> {
        T run(StepLogWriter log) throws InterruptedException;
    }

    /// Runs a step with a log of its own. Whatever ends it badly is in the log's last lines.
    <T extends @Nullable Object> T logged(String name, String label, Work<T> work)
            throws InterruptedException {
        var recorder = here.run().recorder();
        var stage = here.stage();
        var step = recorder.begin(stage, name, here.run().masks().apply(label));
        var how = Status.FAILURE;
        try (var log =
                StepLogWriter.create(
                        here.run().logs(),
                        step.ordinal(),
                        here.run().clock(),
                        here.run().masks())) {
            try {
                var value = work.run(log);
                log.problem().ifPresent(problem -> throwIt(problem));
                how = Status.SUCCESS;
                return value;
            } catch (StepFailure failure) {
                how = failure.status();
                log.line(failure.message());
                throw failure;
            } catch (Halted halted) {
                how = halted.reason().status();
                log.line(halted.reason().words());
                throw halted;
            } catch (ScriptException wrong) {
                log.line(wrong.position() + ": " + wrong.getMessage());
                throw wrong;
            } catch (ProblemException problem) {
                log.line(problem.summary() + " " + problem.hint());
                throw problem;
            }
        } finally {
            recorder.end(stage, step, how);
            if (how == Status.FAILURE) {
                recorder.firstFailure(stage.path, label);
            }
        }
    }

    /// A step of one line.
    void say(String name, String line) {
        try {
            logged(
                    name,
                    line,
                    log -> {
                        log.line(line);
                        return Status.SUCCESS;
                    });
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Halted(Halt.Reason.aborted("the run was interrupted"));
        }
    }

    private static void throwIt(ProblemException problem) {
        throw problem;
    }
}
