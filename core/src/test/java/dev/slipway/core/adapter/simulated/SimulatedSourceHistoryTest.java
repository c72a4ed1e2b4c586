package dev.slipway.core.adapter.simulated;

import dev.slipway.core.contract.SourceHistoryContract;
import dev.slipway.core.contract.SourceRepositoryContract.UsersFolder;
import java.util.Map;

final class SimulatedSourceHistoryTest extends SourceHistoryContract {
    private final SimulatedSourceRepository source = new SimulatedSourceRepository();
    private final SimulatedSourceHistory history = new SimulatedSourceHistory(source);

    @Override
    protected SimulatedSourceHistory history() {
        return history;
    }

    @Override
    protected SimulatedSourceRepository source() {
        return source;
    }

    @Override
    protected UsersFolder folder() {
        return new UsersFolder() {
            @Override
            public String location() {
                return "/src/shop";
            }

            @Override
            public void commit(String branch, String message, Map<String, String> files) {
                source.commit(location(), branch, message, files);
            }

            @Override
            public void tag(String name) {
                source.tag(location(), name);
            }

            @Override
            public void deleteBranch(String name) {
                source.deleteBranch(location(), name);
            }

            @Override
            public void checkOut(String branch) {
                source.checkOut(location(), branch);
            }

            @Override
            public void change() {
                source.change(location());
            }
        };
    }
}
