package dev.slipway.core.pipeline.runner;

import dev.slipway.core.pipeline.Status;
import dev.slipway.core.pipeline.script.StepCall;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// `stage` and `parallel` in scripts: stages that are made while the run goes on.
final class ScriptStages {
    private ScriptStages() {}

    static @Nullable Object stage(StepMachine machine, StepCall call) {
        var name = Arguments.text(call, "name");
        endOpen(machine.here(), Status.SUCCESS);
        if (call.body() == null) {
            begin(machine, name);
            return null;
        }
        return inStage(machine, name, call.body()::run);
    }

    /// `stage 'name'` without a block, as old files have it: what follows belongs to it, up to the
    /// next stage.
    private static void begin(StepMachine machine, String name) {
        var here = machine.here();
        var run = here.run();
        var record = run.recorder().open(null, name, run.tools().medians());
        run.tools().open(record);
        machine.move(here.in(record).with(here.variables().with("STAGE_NAME", name)));
    }

    /// Ends the stage without a block that is going on, if one is.
    static void endOpen(StepContext here, Status worst) {
        var tools = here.run().tools();
        var record = tools.open(null);
        if (record != null) {
            var recorder = here.run().recorder();
            recorder.end(record, Results.worse(recorder.ownStatus(record), worst));
        }
    }

    private static @Nullable Object inStage(
            StepMachine machine, String name, Supplier<@Nullable Object> body) {
        return inRecord(machine, record(machine.here(), name), body);
    }

    private static StageRecord record(StepContext here, String name) {
        var run = here.run();
        return run.recorder().open(parent(here), name, run.tools().medians());
    }

    private static @Nullable Object inRecord(
            StepMachine machine, StageRecord record, Supplier<@Nullable Object> body) {
        var here = machine.here();
        var run = here.run();
        var name = record.name;
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
        return here.stage().isOutside || here.run().recorder().status(here.stage()).isFinal()
                ? null
                : here.stage();
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
                var record = record(branch.here(), name);
                threads.add(
                        Thread.ofVirtual()
                                .name("branch " + name)
                                .start(() ->
                                        ends.of(name, () -> inRecord(branch, record, own::run))));
            });
            threads.forEach(ParallelGroup::join);
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
