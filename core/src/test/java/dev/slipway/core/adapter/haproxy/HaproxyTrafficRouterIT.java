package dev.slipway.core.adapter.haproxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.contract.TrafficRouterContract;
import dev.slipway.core.load.LoadGenerator;
import dev.slipway.core.traffic.Route;
import dev.slipway.core.traffic.Slot;
import dev.slipway.core.traffic.TrafficRouter;
import org.junit.jupiter.api.AfterEach;

class HaproxyTrafficRouterIT extends TrafficRouterContract {
    private final RealRoutes routes = new RealRoutes();

    @AfterEach
    void leaveNothing() {
        routes.close();
    }

    @Override
    protected TrafficRouter router() {
        return routes.router();
    }

    @Override
    protected Route route(String service, int publishPort) {
        return routes.route(service, publishPort);
    }

    @Override
    protected void serve(Route route, Slot slot) throws InterruptedException {
        routes.serve(route, slot);
    }

    @Override
    protected void takeAway(Route route, Slot slot) throws InterruptedException {
        routes.takeAway(route, slot);
    }

    @Override
    protected void users(Route route, int requests) throws InterruptedException {
        var result = LoadGenerator.run(router().ensure(route).port(), 4, true, requests);
        assertThat(result.failures()).isEmpty();
        assertThat(result.requests()).isEqualTo(requests);
    }
}
