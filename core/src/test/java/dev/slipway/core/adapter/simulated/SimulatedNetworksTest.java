package dev.slipway.core.adapter.simulated;

import dev.slipway.core.contract.NetworksContract;
import dev.slipway.core.engine.Engine;

class SimulatedNetworksTest extends NetworksContract {
    private final Engine engine = SimulatedBusybox.engine();

    @Override
    protected Engine engine() {
        return engine;
    }
}
