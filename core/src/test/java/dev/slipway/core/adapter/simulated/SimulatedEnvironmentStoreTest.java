package dev.slipway.core.adapter.simulated;

import dev.slipway.core.contract.EnvironmentStoreContract;

final class SimulatedEnvironmentStoreTest extends EnvironmentStoreContract {
    private final SimulatedEnvironmentStore store = new SimulatedEnvironmentStore();

    @Override
    protected SimulatedEnvironmentStore store() {
        return store;
    }
}
