package dev.slipway.core.pipeline.runner;

import dev.slipway.core.pipeline.Parameter;
import dev.slipway.core.pipeline.Question;
import dev.slipway.core.pipeline.Status;
import dev.slipway.core.pipeline.script.Interpreter;
import dev.slipway.core.pipeline.script.StepCall;
import dev.slipway.core.settings.FileLocks;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Steps that wait: for a condition, a person, another run, a lock.
final class FlowSteps {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(150);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

    private FlowSteps() {}

    /// Repeats its block, with growing pauses, until it gives true.
    static @Nullable Object waitUntil(StepMachine machine, StepCall call)
            throws InterruptedException {
        var body = Objects.requireNonNull(call.body());
        var asked = call.named().get("initialRecurrencePeriod");
        var pause = Duration.ofMillis(asked instanceof Number n ? n.longValue() : 250);
        while (!Interpreter.isTrue(body.run())) {
            var wait = pause;
            if (!Arguments.flag(call, "quiet")) {
                machine.logged(
                        "waitUntil",
                        "again in " + Arguments.words(wait),
                        log -> {
                            log.line("Will try again after " + Arguments.words(wait));
                            return null;
                        });
            }
            machine.here().halt().pause(wait, machine.here().run().timer());
            pause = pause.multipliedBy(6).dividedBy(5);
            pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
        }
        return null;
    }

    static @Nullable Object input(StepMachine machine, StepCall call) throws InterruptedException {
        var questions = questions(call.named().get("parameters"));
        var by = call.named().get("submitterParameter");
        var id = call.named().get("id");
        var values =
                machine.here()
                        .run()
                        .inputs()
                        .ask(
                                machine,
                                new InputDesk.Asked(
                                        id == null ? null : id.toString(),
                                        Arguments.text(call, "message"),
                                        Arguments.named(call, "ok", "Proceed"),
                                        Arguments.named(call, "submitter", ""),
                                        by == null ? null : by.toString(),
                                        questions));
        return switch (values.size()) {
            case 0 -> null;
            case 1 -> values.values().iterator().next();
            default -> values;
        };
    }

    private static List<Question> questions(@Nullable Object parameters) {
        var list =
                parameters instanceof List<?> many
                        ? many
                        : parameters == null ? List.of() : List.of(parameters);
        return list.stream()
                .filter(Map.class::isInstance)
                .map(Map.class::cast)
                .map(map ->
                        QuestionValues.of(
                                Parameter.Kind.of(Describables.kind(map)), key -> map.get(key)))
                .toList();
    }

    /// One at a time in the whole home, in whichever process.
    static @Nullable Object lock(StepMachine machine, StepCall call) throws InterruptedException {
        var value = call.argument("resource");
        var name = value == null ? Arguments.named(call, "label", "lock") : value.toString();
        var here = machine.here();
        var id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
        var file = here.run().locks().resolve(id);
        var held =
                machine.logged(
                        "lock",
                        name,
                        log -> {
                            var taken = FileLocks.tryTake(file);
                            if (taken.isEmpty() && Arguments.flag(call, "skipIfLocked")) {
                                log.line(name + " is locked by another run; left out");
                                return null;
                            }
                            while (taken.isEmpty()) {
                                here.halt().pause(LOOK_AGAIN, here.run().timer());
                                taken = FileLocks.tryTake(file);
                            }
                            log.line("Locked " + name);
                            return taken.get();
                        });
        if (held == null) {
            return null;
        }
        try (held) {
            return BlockSteps.inside(machine, call);
        }
    }

    /// Runs may pass it only in their order: a newer one that has passed ends the older ones.
    static @Nullable Object milestone(StepMachine machine, StepCall call)
            throws InterruptedException {
        var ordinal = call.argument("ordinal");
        return machine.logged(
                "milestone",
                ordinal == null ? "" : ordinal.toString(),
                log -> {
                    var run = machine.here().run();
                    var number =
                            ordinal instanceof Number n ? n.intValue() : run.milestones().next();
                    log.line("Trying to pass milestone " + number);
                    var newer = run.milestones().pass(number);
                    if (newer.isPresent()) {
                        throw new StepFailure(
                                Status.NOT_BUILT,
                                "the newer run " + newer.get() + " has passed it");
                    }
                    return null;
                });
    }

    /// `build job: 'other'`: runs another project of this Slipway.
    static @Nullable Object build(StepMachine machine, StepCall call) throws InterruptedException {
        var job = Arguments.text(call, "job");
        return machine.logged(
                "build",
                job,
                log -> {
                    var here = machine.here();
                    var neighbours = here.run().neighbours();
                    var started = neighbours.start(job, parameters(call));
                    log.line("Started " + started.id());
                    var result = new LinkedHashMap<String, @Nullable Object>();
                    result.put("number", started.id().number());
                    result.put("id", String.valueOf(started.id().number()));
                    result.put("projectName", started.id().project().value());
                    if ("false".equals(Arguments.named(call, "wait", "true"))) {
                        return result;
                    }
                    try (var _ = here.halt().whenAsked(() -> neighbours.cancel(started.id()))) {
                        var run = started.await();
                        here.halt().check();
                        log.line(run.id() + " ended with " + run.status().word());
                        var word = Results.jenkins(run.status());
                        result.put("result", word);
                        result.put("currentResult", word);
                        if (run.status() != Status.SUCCESS
                                && !"false".equals(Arguments.named(call, "propagate", "true"))) {
                            if (run.status() == Status.UNSTABLE) {
                                SimpleSteps.unstable(machine);
                                return result;
                            }
                            throw new StepFailure(
                                    run.status(), run.id() + " ended with " + run.status().word());
                        }
                        return result;
                    }
                });
    }

    private static Map<String, String> parameters(StepCall call) {
        var values = new LinkedHashMap<String, String>();
        if (call.named().get("parameters") instanceof List<?> list) {
            for (var one : list) {
                if (one instanceof Map<?, ?> map && map.get("name") != null) {
                    values.put(String.valueOf(map.get("name")), String.valueOf(map.get("value")));
                }
            }
        }
        return values;
    }
}
