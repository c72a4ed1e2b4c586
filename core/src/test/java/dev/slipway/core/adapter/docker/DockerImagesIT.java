package dev.slipway.core.adapter.docker;

import dev.slipway.core.contract.ImagesContract;
import dev.slipway.core.engine.Engine;

class DockerImagesIT extends ImagesContract {
    @Override
    protected Engine engine() {
        return RealEngine.shared();
    }
}
