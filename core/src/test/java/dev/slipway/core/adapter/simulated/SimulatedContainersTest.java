package dev.slipway.core.adapter.simulated;

import dev.slipway.core.contract.ContainersContract;
import dev.slipway.core.engine.Engine;

class SimulatedContainersTest extends ContainersContract {
    private final Engine engine = SimulatedBusybox.engine();

    @Override
    protected Engine engine() {
        return engine;
    }
}
