package dev.slipway.core.adapter.docker;

import dev.slipway.core.contract.NetworksContract;
import dev.slipway.core.engine.Engine;

class DockerNetworksIT extends NetworksContract {
    @Override
    protected Engine engine() {
        return RealEngine.shared();
    }
}
