package dev.slipway.core.adapter.simulated;

import dev.slipway.core.contract.ImagesContract;
import dev.slipway.core.engine.Engine;

class SimulatedImagesTest extends ImagesContract {
    private final Engine engine = SimulatedBusybox.engine();

    @Override
    protected Engine engine() {
        return engine;
    }
}
