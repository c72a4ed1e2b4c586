package dev.slipway.core.adapter.simulated;

import dev.slipway.core.contract.VolumesContract;
import dev.slipway.core.engine.Engine;

class SimulatedVolumesTest extends VolumesContract {
    private final Engine engine = SimulatedBusybox.engine();

    @Override
    protected Engine engine() {
        return engine;
    }
}
