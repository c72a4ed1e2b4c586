package dev.slipway.core.adapter.docker;

import dev.slipway.core.contract.ExecsContract;
import dev.slipway.core.engine.Engine;

class DockerExecsIT extends ExecsContract {
    @Override
    protected Engine engine() {
        return RealEngine.shared();
    }
}
