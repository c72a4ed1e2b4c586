package dev.slipway.core.adapter.simulated;

import dev.slipway.core.contract.BuildsContract;
import dev.slipway.core.engine.Engine;

class SimulatedBuildsTest extends BuildsContract {
    private final Engine engine = SimulatedBusybox.engine();

    @Override
    protected Engine engine() {
        return engine;
    }
}
