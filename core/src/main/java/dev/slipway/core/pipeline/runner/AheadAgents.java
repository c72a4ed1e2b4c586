package dev.slipway.core.pipeline.runner;

import dev.slipway.core.pipeline.Agent;
import dev.slipway.core.pipeline.Stage;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Agents of a row of stages, made while the stages before run: the next two, since a short stage
/// takes less time than an agent. For the thread of that row.
final class AheadAgents implements AutoCloseable {
    private static final int AHEAD = 2;

    private final AgentChoice agents;
    private final Map<Stage, AgentSlot> waiting = new IdentityHashMap<>();

    AheadAgents(AgentChoice agents) {
        this.agents = agents;
    }

    /// Begins those of the next stages that will surely need an agent of their own and of which all
    /// is known.
    void plan(List<Branch> next, StepContext outer) {
        next.stream().limit(AHEAD).map(Branch::stage).forEach(stage -> plan(stage, outer));
    }

    private void plan(Stage next, StepContext outer) {
        var agent = next.agent();
        if (agent == null
                || next.when() != null
                || waiting.containsKey(next)
                || !AgentChoice.isKnownAhead(agent)) {
            return;
        }
        var slot = agents.slot(agent, new StepMachine(outer), isBare(next));
        if (slot != null) {
            slot.prepare();
            waiting.put(next, slot);
        }
    }

    /// The place for a stage's agent, null for `agent none`.
    @Nullable AgentSlot slot(Stage stage, Agent agent, StepMachine machine) {
        var planned = waiting.remove(stage);
        return planned != null ? planned : agents.slot(agent, machine, isBare(stage));
    }

    private static boolean isBare(Stage stage) {
        return StaticOptions.isOn(stage.options(), "skipDefaultCheckout");
    }

    /// Those that were made for nothing are removed.
    @Override
    public void close() {
        waiting.values().forEach(AgentSlot::close);
    }
}
