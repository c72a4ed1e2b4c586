package dev.slipway.core.adapter.simulated;

import dev.slipway.core.contract.ExecsContract;
import dev.slipway.core.engine.Engine;

class SimulatedExecsTest extends ExecsContract {
    private final Engine engine = SimulatedBusybox.engine();

    @Override
    protected Engine engine() {
        return engine;
    }
}
