package dev.slipway.core.adapter.simulated;

import dev.slipway.core.contract.RunStoreContract;

final class SimulatedRunStoreTest extends RunStoreContract {
    private final SimulatedRunStore store = new SimulatedRunStore();

    @Override
    protected SimulatedRunStore store() {
        return store;
    }
}
