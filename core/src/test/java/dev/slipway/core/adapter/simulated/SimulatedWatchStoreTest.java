package dev.slipway.core.adapter.simulated;

import dev.slipway.core.contract.WatchStoreContract;

final class SimulatedWatchStoreTest extends WatchStoreContract {
    private final SimulatedWatchStore store = new SimulatedWatchStore();

    @Override
    protected SimulatedWatchStore store() {
        return store;
    }
}
