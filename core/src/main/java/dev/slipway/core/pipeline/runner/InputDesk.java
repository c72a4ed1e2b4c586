package dev.slipway.core.pipeline.runner;

import dev.slipway.core.pipeline.InputAnswer;
import dev.slipway.core.pipeline.InputAnswers;
import dev.slipway.core.pipeline.PendingInput;
import dev.slipway.core.pipeline.Question;
import dev.slipway.core.pipeline.RunDetails;
import dev.slipway.core.pipeline.Status;
import dev.slipway.core.secret.Secrets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Asks persons what the pipeline wants to know, and waits for the answer from whichever process.
/// Safe from any thread.
final class InputDesk {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

    private final InputAnswers answers;
    private final Secrets secrets;
    private final boolean mayWait;
    private final RunPlace place;
    private final AtomicInteger count = new AtomicInteger();

    /// @param mayWait false for a run that nobody watches: what asks then fails
    /// @param place for other runs while this one waits
    InputDesk(InputAnswers answers, Secrets secrets, boolean mayWait, RunPlace place) {
        this.answers = answers;
        this.secrets = secrets;
        this.mayWait = mayWait;
        this.place = place;
    }

    /// What is asked, as the file says it.
    record Asked(
            @Nullable String id,
            String message,
            String ok,
            String submitter,
            @Nullable String submitterParameter,
            List<Question> questions) {}

    /// Values by name, Booleans where they are; who answered by the name that the file gives it.
    Map<String, Object> ask(StepMachine machine, Asked asked) throws InterruptedException {
        var here = machine.here();
        return machine.logged(
                "input",
                SimpleSteps.firstLine(asked.message()),
                log -> {
                    log.line(asked.message());
                    if (!mayWait) {
                        throw StepFailure.failure("nobody is there to answer (--on-input fail)");
                    }
                    place.rest();
                    var pending = pending(here, asked);
                    var answer = await(here, pending);
                    place.goOn();
                    var passwords =
                            new SecretAnswers(secrets, here.run().recorder().id(), pending.id());
                    if (!answer.goesOn()) {
                        throw new StepFailure(Status.ABORTED, "rejected by " + answer.by());
                    }
                    log.line("approved by " + answer.by());
                    return values(asked, answer, passwords, here.run().masks());
                });
    }

    private PendingInput pending(StepContext here, Asked asked) {
        var number = count.incrementAndGet();
        return new PendingInput(
                asked.id() == null ? "Input" + number : capitalised(asked.id()),
                here.stage().path,
                asked.message(),
                asked.ok(),
                asked.submitter(),
                asked.questions().stream().map(Question::shown).toList(),
                here.run().clock().instant());
    }

    private static String capitalised(String id) {
        return id.isEmpty() ? id : id.substring(0, 1).toUpperCase(Locale.ROOT) + id.substring(1);
    }

    private InputAnswer await(StepContext here, PendingInput pending) throws InterruptedException {
        var recorder = here.run().recorder();
        recorder.details(waiting(list -> list.add(pending)));
        try {
            while (true) {
                var answer = answers.find(recorder.id(), pending.id());
                if (answer.isPresent()) {
                    return answer.get();
                }
                here.halt().pause(LOOK_AGAIN, here.run().timer());
            }
        } finally {
            recorder.details(waiting(list -> list.remove(pending)));
        }
    }

    private static UnaryOperator<RunDetails> waiting(
            java.util.function.Consumer<List<PendingInput>> change) {
        return details -> {
            var waiting = new ArrayList<>(details.waiting());
            change.accept(waiting);
            return details.waiting(waiting);
        };
    }

    private static Map<String, Object> values(
            Asked asked, InputAnswer answer, SecretAnswers passwords, Masks masks) {
        var values = new LinkedHashMap<String, Object>();
        for (var question : asked.questions()) {
            var password = passwords.take(asked.questions(), question);
            password.ifPresent(masks::add);
            var given =
                    password.orElseGet(() ->
                            answer.values().getOrDefault(question.name(), question.initial()));
            values.put(question.name(), QuestionValues.typed(question, given));
        }
        if (asked.submitterParameter() != null) {
            values.put(asked.submitterParameter(), answer.by());
        }
        return values;
    }
}
