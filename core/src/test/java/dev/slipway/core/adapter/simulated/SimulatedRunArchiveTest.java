package dev.slipway.core.adapter.simulated;

import dev.slipway.core.contract.RunArchiveContract;
import dev.slipway.core.pipeline.RunArchive;
import dev.slipway.core.pipeline.RunStore;

final class SimulatedRunArchiveTest extends RunArchiveContract {
    private final SimulatedRunStore runs = new SimulatedRunStore();
    private final SimulatedRunArchive archive = new SimulatedRunArchive(runs);

    @Override
    protected RunStore runs() {
        return runs;
    }

    @Override
    protected RunArchive archive() {
        return archive;
    }
}
