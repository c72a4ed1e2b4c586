package dev.slipway.core.adapter.simulated;

import dev.slipway.core.release.ReleaseStoreContract;

final class SimulatedReleaseStoreTest extends ReleaseStoreContract {
    private final SimulatedReleaseStore store = new SimulatedReleaseStore();

    @Override
    protected SimulatedReleaseStore store() {
        return store;
    }
}
