package dev.slipway.core.adapter.simulated;

import dev.slipway.core.contract.TestStoreContract;

final class SimulatedTestStoreTest extends TestStoreContract {
    private final SimulatedRunStore runs = new SimulatedRunStore();
    private final SimulatedTestStore store = new SimulatedTestStore(runs);

    @Override
    protected SimulatedRunStore runs() {
        return runs;
    }

    @Override
    protected SimulatedTestStore store() {
        return store;
    }
}
