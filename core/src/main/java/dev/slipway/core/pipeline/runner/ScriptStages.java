package dev.slipway.core.pipeline.runner;

import dev.slipway.core.pipeline.Status;
import dev.slipway.core.pipeline.script.StepCall;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// `stage` and `parallel` in scripts: stages that are made while the run goes on.
final class ScriptStages {
    private ScriptStages() {}

    static @Nullable Object stage(StepMachine machine, StepCall call) {
        var body = BlockSteps.body(call);
        return inStage(machine, Arguments.text(call, "name"), body::run);
    }

    private static @Nullable Object inStage(
            StepMachine machine, String name, Supplier<@Nullable Object> body) {
        var here = machine.here();
        var run = here.run();
        var record = run.recorder().open(parent(here), name, run.tools().medians());
        var there = here.in(record).with(here.variables().with("STAGE_NAME", name));
        var status = Status.FAILURE;
        try {
            var value = machine.inside(there, body);
            status = run.recorder().ownStatus(record);
            return value;
        } catch (RuntimeException e) {
            status = StageOutcome.status(e);
            throw e;
        } finally {
            run.tools().watch().look(there, status == Status.FAILURE);
            run.recorder().end(record, status);
        }
    }

    /// The stage around; null at the top of a scripted pipeline.
    private static @Nullable StageRecord parent(StepContext here) {
        return here.stage().isOutside ? null : here.stage();
    }

    /// `parallel(a: { … }, b: { … }, failFast: true)`: a stage for each branch. Gives a map of what
    /// they returned.
    static @Nullable Object parallel(StepMachine machine, StepCall call) {
        var branches = new LinkedHashMap<String, StepCall.Body>();
        call.named()
                .forEach((name, value) -> {
                    if (value instanceof StepCall.Body body) {
                        branches.put(name, body);
                    }
                });
        var failFast =
                Arguments.flag(call, "failFast")
                        || machine.here().run().pipeline().options().has("parallelsAlwaysFailFast");
        var here = machine.here();
        if (branches.isEmpty()) {
            return Map.of();
        }
        if (parent(here) == null || here.run().recorder().hasChildren(here.stage())) {
            return inStage(machine, "Parallel", () -> all(machine, branches, failFast));
        }
        return all(machine, branches, failFast);
    }

    private static Map<String, @Nullable Object> all(
            StepMachine machine, Map<String, StepCall.Body> branches, boolean failFast) {
        var here = machine.here();
        here.run().recorder().spend(here.stage(), stage -> stage.parallel = true);
        try (var group = here.halt().child()) {
            var ends = new Ends(group.halt(), failFast);
            var threads = new ArrayList<Thread>();
            branches.forEach((name, body) -> {
                var branch = new StepMachine(here.under(group.halt()));
                var own = body.on(new StepScope(branch), branch);
                threads.add(
                        Thread.ofVirtual()
                                .name("branch " + name)
                                .start(() -> ends.of(name, () -> inStage(branch, name, own::run))));
            });
            threads.forEach(StageRunner::join);
            here.halt().check();
            ends.throwFirst();
            return ends.values(branches.keySet());
        }
    }

    /// How branches ended. Safe from any thread.
    private record Ends(
            Halt group,
            boolean failFast,
            Map<String, @Nullable Object> results,
            List<RuntimeException> failures) {
        Ends(Halt group, boolean failFast) {
            this(
                    group,
                    failFast,
                    new ConcurrentHashMap<>(),
                    java.util.Collections.synchronizedList(new ArrayList<>()));
        }

        void of(String name, Supplier<@Nullable Object> branch) {
            try {
                var value = branch.get();
                if (value != null) {
                    results.put(name, value);
                }
            } catch (RuntimeException e) {
                failures.add(e);
                if (failFast) {
                    group.ask(
                            Halt.Reason.aborted(
                                    "branch '" + name + "' failed, and the others fail fast"));
                }
            }
        }

        /// The first that was no mere abort for another's sake.
        void throwFirst() {
            synchronized (failures) {
                failures.stream()
                        .filter(e -> !(e instanceof Halted))
                        .findFirst()
                        .or(() -> failures.stream().findFirst())
                        .ifPresent(e -> {
                            throw e;
                        });
            }
        }

        Map<String, @Nullable Object> values(java.util.Set<String> names) {
            var values = new LinkedHashMap<String, @Nullable Object>();
            names.forEach(name -> values.put(name, results.get(name)));
            return values;
        }
    }
}
