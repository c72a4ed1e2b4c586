package dev.slipway.core.adapter.simulated;

import dev.slipway.core.engine.ContainerId;
import dev.slipway.core.engine.Execs;
import dev.slipway.core.problem.ProblemException;

/// Commands in simulated containers, done by the engine's program.
final class SimulatedExecs implements Execs {
    private final SimulatedWorld world;

    SimulatedExecs(SimulatedWorld world) {
        this.world = world;
    }

    @Override
    public Running start(ContainerId id, Command command, OutputSink output) {
        var container = world.require(id.value());
        world.called("execs.start " + container.spec.name());
        if (!container.runs()) {
            throw ProblemException.outside(
                    "engine.notRunning",
                    "Could not run a command: the container " + id + " is not running.",
                    "",
                    null);
        }
        var exec = new SimulatedExec(container, command, output);
        synchronized (world) {
            container.execs.add(exec);
        }
        world.program.run(exec).ifPresent(exec::exit);
        return exec;
    }
}
