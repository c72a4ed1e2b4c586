package dev.slipway.core.pipeline.runner;

import dev.slipway.core.pipeline.EnvironmentEntry;
import dev.slipway.core.pipeline.Expression;
import java.util.ArrayList;
import java.util.List;

/// The `environment` of a pipeline or stage: secrets whose names are constants first, then the
/// other entries, each after those of the same block that it names, as in Jenkins. For the
/// machine's thread.
final class EnvironmentScope {
    private final StepMachine machine;

    EnvironmentScope(StepMachine machine) {
        this.machine = machine;
    }

    StepContext with(List<EnvironmentEntry> entries) {
        var inner = new StepMachine(machine.here());
        var there = machine.here();
        var others = new ArrayList<EnvironmentEntry>();
        for (var entry : entries) {
            if (entry.value() instanceof Expression.Invoke call
                    && isCredentials(call)
                    && call.arguments().stream().allMatch(Expression::isConstant)) {
                there = bound(entry.name(), call, inner, there);
            } else {
                others.add(entry);
            }
        }
        for (var entry : EntryOrder.of(others)) {
            if (entry.value() instanceof Expression.Invoke call && isCredentials(call)) {
                there = bound(entry.name(), call, inner, there);
                continue;
            }
            var place = there;
            var value = inner.inside(place, () -> inner.environmentText(entry.value()));
            there = there.with(there.variables().with(entry.name(), value));
        }
        return there;
    }

    private static boolean isCredentials(Expression.Invoke call) {
        return call.target() == null && call.name().equals("credentials");
    }

    private static StepContext bound(
            String name, Expression.Invoke call, StepMachine inner, StepContext there) {
        var id =
                call.arguments().isEmpty()
                        ? ""
                        : inner.inside(there, () -> inner.text(call.arguments().getFirst()));
        return there.run().credentials().bindAll(name, id).on(there);
    }
}
