package dev.slipway.core.pipeline.runner;

import dev.slipway.core.pipeline.Agent;
import dev.slipway.core.pipeline.script.StepCall;
import org.jspecify.annotations.Nullable;

/// `node` and `ws` in scripts: an agent for what is inside.
final class NodeSteps {
    private NodeSteps() {}

    /// There is one machine here: whatever the label, it is the agent that `agent any` means, but
    /// for a pod's.
    static @Nullable Object node(StepMachine machine, StepCall call) {
        var agents = machine.here().run().tools().agents();
        var label = call.argument("label");
        var pod = label == null ? null : machine.here().run().tools().pod(label.toString());
        if (pod != null) {
            return inAgent(machine, agents.pod(pod, machine), call);
        }
        return inAgent(machine, agents.slot(new Agent.Any(call.position()), machine), call);
    }

    static @Nullable Object inAgent(StepMachine machine, @Nullable AgentSlot slot, StepCall call) {
        var body = BlockSteps.body(call);
        try {
            return machine.inside(machine.here().on(slot), body::run);
        } finally {
            if (slot != null) {
                machine.here().run().tools().watch().release(slot);
            }
        }
    }

    /// A folder of its own below the workspace.
    static @Nullable Object ws(StepMachine machine, StepCall call) {
        var folder = Arguments.text(call, "dir").replaceFirst("^/+", "");
        return machine.inside(machine.here().at(folder), BlockSteps.body(call)::run);
    }

    /// `properties([…])` was read before the run.
    static @Nullable Object properties(StepMachine machine, StepCall call) {
        return null;
    }
}
