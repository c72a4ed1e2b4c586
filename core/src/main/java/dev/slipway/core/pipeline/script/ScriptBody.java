package dev.slipway.core.pipeline.script;

import dev.slipway.core.pipeline.Position;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A closure of the script in the hands of a step.
record ScriptBody(Evaluator evaluator, Function function, Position at) implements StepCall.Body {
    @Override
    public @Nullable Object run() {
        return run(List.of());
    }

    @Override
    public @Nullable Object with(@Nullable Object argument) {
        List<@Nullable Object> arguments = new ArrayList<>();
        arguments.add(argument);
        return run(arguments);
    }

    private @Nullable Object run(List<@Nullable Object> arguments) {
        return evaluator.inTurn(() -> evaluator.call(function, arguments, at));
    }

    @Override
    public StepCall.Body on(Scope scope, StepCaller steps) {
        return new ScriptBody(evaluator.on(scope, steps), function, at);
    }
}
