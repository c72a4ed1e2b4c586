package dev.slipway.core.adapter.simulated;

import dev.slipway.core.contract.ProjectStoreContract;

final class SimulatedProjectStoreTest extends ProjectStoreContract {
    private final SimulatedProjectStore store = new SimulatedProjectStore();

    @Override
    protected SimulatedProjectStore store() {
        return store;
    }
}
