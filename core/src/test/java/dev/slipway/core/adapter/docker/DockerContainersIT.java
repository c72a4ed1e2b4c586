package dev.slipway.core.adapter.docker;

import dev.slipway.core.contract.ContainersContract;
import dev.slipway.core.engine.Engine;

class DockerContainersIT extends ContainersContract {
    @Override
    protected Engine engine() {
        return RealEngine.shared();
    }
}
