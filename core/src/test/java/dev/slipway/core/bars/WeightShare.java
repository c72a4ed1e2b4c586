package dev.slipway.core.bars;

import dev.slipway.core.adapter.haproxy.RealRoutes;
import dev.slipway.core.load.BinomialBand;
import dev.slipway.core.load.LoadGenerator;
import dev.slipway.core.traffic.Slot;
import dev.slipway.core.traffic.TrafficSplit;
import dev.slipway.core.traffic.Weight;

/// Bar: 10 % asked for, seen at 20,000 requests over kept and over new connections.
public final class WeightShare {
    private static final int REQUESTS = 20_000;
    private static final double ASKED = 10;

    private WeightShare() {}

    public static void main(String[] arguments) throws Exception {
        var isHeld = true;
        try (var routes = new RealRoutes()) {
            var stable = new Slot(0);
            var candidate = new Slot(1);
            var route = routes.route("web", 0);
            var port = routes.router().ensure(route).port();
            routes.serve(route, stable);
            routes.serve(route, candidate);
            routes.router()
                    .apply(route, TrafficSplit.between(stable, candidate, Weight.percent(ASKED)));
            isHeld = measure(port, true) & measure(port, false);
        }
        System.exit(isHeld ? 0 : 1);
    }

    private static boolean measure(int port, boolean keepAlive) throws InterruptedException {
        var result = LoadGenerator.run(port, 8, keepAlive, REQUESTS);
        var seen = result.answered("v1");
        var wide = BinomialBand.of(REQUESTS, ASKED / 100, 0.9999);
        var narrow = BinomialBand.of(REQUESTS, ASKED / 100, 0.99);
        System.out.printf(
                "bar weight-share %.3f %% of %d requests (%s connections), %d failed; asked %.0f %%, 99.99 %% band %d-%d, 99 %% band %d-%d: %d %s%n",
                100.0 * seen / REQUESTS,
                REQUESTS,
                keepAlive ? "kept" : "new",
                result.failed(),
                ASKED,
                wide.low(),
                wide.high(),
                narrow.low(),
                narrow.high(),
                seen,
                narrow.holds(seen) ? "inside both" : "outside the 99 % band");
        return wide.holds(seen) && result.failed() == 0;
    }
}
