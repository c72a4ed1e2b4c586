package dev.slipway.core.adapter.docker;

import dev.slipway.core.contract.VolumesContract;
import dev.slipway.core.engine.Engine;

class DockerVolumesIT extends VolumesContract {
    @Override
    protected Engine engine() {
        return RealEngine.shared();
    }
}
