package dev.slipway.core.bars;

import dev.slipway.core.adapter.haproxy.RealRoutes;
import dev.slipway.core.engine.ContainerId;
import dev.slipway.core.load.LoadGenerator;
import dev.slipway.core.traffic.Route;
import dev.slipway.core.traffic.Slot;
import dev.slipway.core.traffic.TrafficSplit;
import dev.slipway.core.traffic.Weight;
import java.time.Duration;

/// Bar: no request fails in 20 blue-green swaps and 200 weight changes, over kept and over new
/// connections, with a container that honours its stop signal.
public final class ZeroLoss {
    private static final int SWAPS = 20;
    private static final int WEIGHT_CHANGES = 200;
    private static final long MOST = 5_000_000;
    private static final Duration STOP_WITHIN = Duration.ofSeconds(30);

    private ZeroLoss() {}

    /// @param arguments swaps and weight changes, for a shorter try
    public static void main(String[] arguments) throws Exception {
        var swaps = arguments.length > 0 ? Integer.parseInt(arguments[0]) : SWAPS;
        var changes = arguments.length > 1 ? Integer.parseInt(arguments[1]) : WEIGHT_CHANGES;
        var failed = 0L;
        try (var routes = new RealRoutes()) {
            var route = routes.route("web", 0);
            var port = routes.router().ensure(route).port();
            var server = routes.serve(route, new Slot(0));
            routes.router().apply(route, TrafficSplit.all(new Slot(0)));
            var kept = LoadGenerator.start(port, 3, true, MOST);
            var fresh = LoadGenerator.start(port, 2, false, MOST);
            for (var swap = 1; swap <= swaps; swap++) {
                server =
                        swapped(
                                routes,
                                route,
                                new Slot((swap - 1) % 2),
                                new Slot(swap % 2),
                                server);
            }
            changeWeights(routes, route, new Slot(swaps % 2), new Slot((swaps + 1) % 2), changes);
            for (var load : new LoadGenerator[] {kept, fresh}) {
                var result = load.stop();
                failed += result.failed();
                System.out.printf(
                        "bar zero-loss %d failed of %d requests (%s connections) in %d swaps and %d weight changes %s%n",
                        result.failed(),
                        result.requests(),
                        load == kept ? "kept" : "new",
                        swaps,
                        changes,
                        result.failures());
            }
        }
        System.exit(failed == 0 ? 0 : 1);
    }

    /// Start the new, all users to it, wait for the old one's last request, stop the old.
    private static ContainerId swapped(
            RealRoutes routes, Route route, Slot old, Slot fresh, ContainerId oldServer)
            throws InterruptedException {
        var server = routes.serve(route, fresh);
        routes.router().apply(route, TrafficSplit.all(fresh));
        routes.await(route, m -> m.of(old).inFlight() == 0);
        routes.engine().containers().stop(oldServer, STOP_WITHIN);
        routes.engine().containers().remove(oldServer);
        routes.await(route, m -> m.of(old).serversUp() == 0);
        return server;
    }

    private static void changeWeights(
            RealRoutes routes, Route route, Slot stable, Slot candidate, int changes)
            throws InterruptedException {
        if (changes == 0) {
            return;
        }
        routes.serve(route, candidate);
        for (var change = 0; change < changes; change++) {
            var weight = Weight.percent(change * 37 % 101);
            routes.router().apply(route, TrafficSplit.between(stable, candidate, weight));
        }
    }
}
