package dev.slipway.core.adapter.simulated;

import dev.slipway.core.contract.TemplateStoreContract;

final class SimulatedTemplateStoreTest extends TemplateStoreContract {
    private final SimulatedTemplateStore store = new SimulatedTemplateStore();

    @Override
    protected SimulatedTemplateStore store() {
        return store;
    }
}
