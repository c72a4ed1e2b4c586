package dev.slipway.core.bars;

import dev.slipway.core.adapter.haproxy.RealRoutes;
import dev.slipway.core.load.BinomialBand;
import dev.slipway.core.load.LoadGenerator;
import dev.slipway.core.traffic.Route;
import dev.slipway.core.traffic.Slot;
import dev.slipway.core.traffic.TrafficSplit;
import dev.slipway.core.traffic.Weight;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Bar: for each share asked for, what 20,000 requests and 20,000 new sticky users saw; and that
/// from 10 to 20 % those who were there first stay.
public final class Share {
    private static final int REQUESTS = 20_000;
    private static final int WORKERS = 8;
    private static final int FIRST_USERS = 300;
    private static final double[] ASKED = {0.01, 0.1, 1, 5, 10, 33, 50, 99};
    private static final Slot STABLE = new Slot(0);
    private static final Slot CANDIDATE = new Slot(1);

    private final RealRoutes routes;
    private final Route route;
    private final int port;

    private Share(RealRoutes routes) throws InterruptedException {
        this.routes = routes;
        this.route = routes.route("web", 0);
        this.port = routes.router().ensure(route).port();
        routes.serve(route, STABLE);
        routes.serve(route, CANDIDATE);
    }

    public static void main(String[] arguments) throws Exception {
        boolean isHeld;
        try (var routes = new RealRoutes()) {
            var share = new Share(routes);
            isHeld = share.table() & share.firstUsersStay();
        }
        System.exit(isHeld ? 0 : 1);
    }

    private boolean table() throws InterruptedException {
        var isHeld = true;
        for (var asked : ASKED) {
            isHeld &= row(asked, Optional.empty()) & row(asked, Optional.of("share-" + asked));
        }
        return isHeld;
    }

    /// Nobody brings a cookie, so where users stay each request is another user.
    private boolean row(double asked, Optional<String> sticky) throws InterruptedException {
        split(asked, sticky);
        var result = LoadGenerator.run(port, WORKERS, true, REQUESTS);
        var seen = result.answered("v1");
        var wide = BinomialBand.of(REQUESTS, asked / 100, 0.9999);
        var narrow = BinomialBand.of(REQUESTS, asked / 100, 0.99);
        var isHeld = wide.holds(seen) && result.failed() == 0;
        System.out.printf(
                "bar share %s %.2f %% asked: %d of %d %s (%.3f %%), %d failed, 99.99 %% band %d-%d, 99 %% band %d-%d: %s%n",
                isHeld ? "held" : "MISSED",
                asked,
                seen,
                REQUESTS,
                sticky.isPresent() ? "sticky users" : "requests",
                100.0 * seen / REQUESTS,
                result.failed(),
                wide.low(),
                wide.high(),
                narrow.low(),
                narrow.high(),
                narrow.holds(seen) ? "inside both" : "outside the 99 % band");
        return isHeld;
    }

    private void split(double asked, Optional<String> sticky) {
        var split = TrafficSplit.between(STABLE, CANDIDATE, Weight.percent(asked));
        routes.router().apply(route, split.with(List.of(), sticky));
    }

    private boolean firstUsersStay() throws Exception {
        split(10, Optional.of("first"));
        var cookies = new ArrayList<String>();
        var moved = 0;
        try (var client = HttpClient.newHttpClient()) {
            for (var user = 0; cookies.size() < FIRST_USERS && user < 100 * FIRST_USERS; user++) {
                var answer = client.send(request(""), BodyHandlers.ofString());
                if (answer.body().strip().equals("v1")) {
                    var cookie = answer.headers().firstValue("set-cookie").orElseThrow();
                    cookies.add(cookie.substring(0, cookie.indexOf(';')));
                }
            }
            split(20, Optional.of("first"));
            for (var cookie : cookies) {
                var answer = client.send(request(cookie), BodyHandlers.ofString());
                moved += answer.body().strip().equals("v1") ? 0 : 1;
            }
        }
        var isHeld = moved == 0 && cookies.size() == FIRST_USERS;
        System.out.printf(
                "bar share %s from 10 to 20 %%: %d of the first %d users of the candidate are sent elsewhere%n",
                isHeld ? "held" : "MISSED", moved, cookies.size());
        return isHeld;
    }

    private HttpRequest request(String cookie) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"));
        return (cookie.isEmpty() ? request : request.header("cookie", cookie)).build();
    }
}
