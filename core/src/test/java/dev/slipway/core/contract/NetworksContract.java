package dev.slipway.core.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// What `Networks` promises.
public abstract class NetworksContract extends EngineContract {

    @Test
    void aNetworkIsMadeOnceAndRemovedWithoutComplaint() {
        var name = unique + "-net";

        engine().networks().ensure(name, labels);
        engine().networks().ensure(name, labels);
        assertThat(engine().networks().list(labels)).containsExactly(name);

        engine().networks().remove(name);
        engine().networks().remove(name);
        assertThat(engine().networks().list(labels)).isEmpty();
    }

    @Test
    void aNetworkInUseStaysUntilItsContainersAreGone() {
        var name = unique + "-net";
        engine().networks().ensure(name, labels);
        var id = running(spec("-c").command(OBEDIENT).network(name, List.of("me")));

        assertThat(problem(() -> engine().networks().remove(name)).code())
                .isEqualTo("engine.networkInUse");
        engine().containers().remove(id);
        engine().networks().remove(name);
        assertThat(engine().networks().list(labels)).isEmpty();
    }

    @Test
    void containersAreConnectedAndDisconnectedAndHaveAnAddressMeanwhile() {
        var name = unique + "-net";
        engine().networks().ensure(name, labels);
        engine().networks().ensure(name + "-own", labels);
        var id = running(spec("-c").command(OBEDIENT).network(name + "-own", List.of("me")));

        engine().networks().connect(name, id, List.of("web"));
        engine().networks().connect(name, id, List.of("web"));
        assertThat(engine().containers().inspect(id).orElseThrow().addresses())
                .containsKeys(name, name + "-own");

        engine().networks().disconnect(name, id);
        engine().networks().disconnect(name, id);
        assertThat(engine().containers().inspect(id).orElseThrow().addresses())
                .containsOnlyKeys(name + "-own");
    }
}
