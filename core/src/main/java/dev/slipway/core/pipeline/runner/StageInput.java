package dev.slipway.core.pipeline.runner;

import dev.slipway.core.pipeline.Expression;
import dev.slipway.core.pipeline.Input;
import dev.slipway.core.pipeline.Parameter;
import dev.slipway.core.pipeline.Question;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A stage's `input` directive.
final class StageInput {
    private final @Nullable Input input;

    StageInput(@Nullable Input input) {
        this.input = input;
    }

    /// Waits for the answer.
    ///
    /// @return what was answered, as variables of the stage
    Map<String, String> ask(StepMachine machine) {
        if (input == null) {
            return Map.of();
        }
        machine.here().run().recorder().beginIfQueued(machine.here().stage());
        try {
            var asked =
                    new InputDesk.Asked(
                            text(input.setting("id"), machine),
                            Optional.ofNullable(text(input.setting("message"), machine)).orElse(""),
                            Optional.ofNullable(text(input.setting("ok"), machine))
                                    .orElse("Proceed"),
                            Optional.ofNullable(text(input.setting("submitter"), machine))
                                    .orElse(""),
                            text(input.setting("submitterParameter"), machine),
                            input.parameters().stream()
                                    .map(parameter -> question(parameter, machine))
                                    .toList());
            var values = machine.here().run().inputs().ask(machine, asked);
            var texts = new LinkedHashMap<String, String>();
            values.forEach((name, value) -> texts.put(name, String.valueOf(value)));
            return texts;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Halted(Halt.Reason.aborted("the run was interrupted"));
        }
    }

    private static Question question(Parameter parameter, StepMachine machine) {
        var declaration = parameter.declaration();
        return QuestionValues.of(
                parameter.kind(),
                key -> {
                    Optional<Expression> value = declaration.argument(key);
                    return value.isPresent() ? machine.value(value.get()) : null;
                });
    }

    private static @Nullable String text(Optional<Expression> setting, StepMachine machine) {
        return setting.map(machine::text).orElse(null);
    }
}
