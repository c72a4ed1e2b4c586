package dev.slipway.core.adapter.simulated;

import dev.slipway.core.contract.SourceRepositoryContract;
import java.util.Map;

final class SimulatedSourceRepositoryTest extends SourceRepositoryContract {
    private static final String LOCATION = "/src/shop";

    private final SimulatedSourceRepository source = new SimulatedSourceRepository();

    @Override
    protected SimulatedSourceRepository source() {
        return source;
    }

    @Override
    protected UsersFolder folder() {
        return new UsersFolder() {
            @Override
            public String location() {
                return LOCATION;
            }

            @Override
            public void commit(String branch, String message, Map<String, String> files) {
                source.commit(LOCATION, branch, message, files);
            }

            @Override
            public void tag(String name) {
                source.tag(LOCATION, name);
            }

            @Override
            public void deleteBranch(String name) {
                source.deleteBranch(LOCATION, name);
            }

            @Override
            public void checkOut(String branch) {
                source.checkOut(LOCATION, branch);
            }

            @Override
            public void change() {
                source.change(LOCATION);
            }
        };
    }
}
