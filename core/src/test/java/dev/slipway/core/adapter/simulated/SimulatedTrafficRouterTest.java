package dev.slipway.core.adapter.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.contract.TrafficRouterContract;
import dev.slipway.core.environment.EnvironmentName;
import dev.slipway.core.source.ProjectName;
import dev.slipway.core.traffic.Route;
import dev.slipway.core.traffic.RouteId;
import dev.slipway.core.traffic.Slot;
import dev.slipway.core.traffic.TrafficRouter;
import dev.slipway.core.traffic.TrafficSplit;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SimulatedTrafficRouterTest extends TrafficRouterContract {
    private final SimulatedTrafficRouter router = new SimulatedTrafficRouter(Clock.systemUTC());
    private final Map<String, Integer> servers = new HashMap<>();

    SimulatedTrafficRouterTest() {
        router.serversFrom((route, slot) -> servers.getOrDefault(route.slotAlias(slot), 0));
    }

    @Override
    protected TrafficRouter router() {
        return router;
    }

    @Override
    protected Route route(String service, int publishPort) {
        return new Route(
                new RouteId(new ProjectName("shop"), new EnvironmentName("test"), service),
                "default",
                "shop-test",
                List.of(service),
                8080,
                "127.0.0.1",
                publishPort,
                Map.of());
    }

    @Override
    protected void serve(Route route, Slot slot) {
        servers.merge(route.slotAlias(slot), 1, Integer::sum);
    }

    @Override
    protected void takeAway(Route route, Slot slot) {
        servers.remove(route.slotAlias(slot));
    }

    @Override
    protected void users(Route route, int requests) {
        router.serve(route, requests);
    }

    @Test
    void theTrafficModelIsObeyed() {
        var route = route("web", 0);
        router.ensure(route);
        serve(route, OLD);
        router.apply(route, TrafficSplit.all(OLD));
        router.behave(route, OLD, 0.1, Duration.ofMillis(20), 3);
        users(route, 1000);
        var counters = measured(route).of(OLD);
        assertThat(counters.errors()).isEqualTo(100);
        assertThat(counters.inFlight()).isEqualTo(3);
        assertThat(counters.latency().quantileMillis(0.99)).hasValue(20.0);
    }
}
