package dev.slipway.core.adapter.haproxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.contract.TrafficRouterContract;
import dev.slipway.core.load.BinomialBand;
import dev.slipway.core.load.LoadGenerator;
import dev.slipway.core.load.User;
import dev.slipway.core.traffic.HashKey;
import dev.slipway.core.traffic.Route;
import dev.slipway.core.traffic.Rule;
import dev.slipway.core.traffic.Slot;
import dev.slipway.core.traffic.TrafficRouter;
import dev.slipway.core.traffic.TrafficSplit;
import dev.slipway.core.traffic.Weight;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

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

    @Test
    void usersStayWhereTheyCameFirstAndRulesOutrankTheDraw() throws Exception {
        var route = route("web", 0);
        var url = router().ensure(route).url() + "/";
        serve(route, OLD);
        serve(route, NEW);
        var half = TrafficSplit.between(OLD, NEW, Weight.percent(50));
        var rules =
                List.of(
                        new Rule(Rule.Kind.HEADER, "x-lang", "zh", NEW),
                        new Rule(Rule.Kind.COOKIE, "team", "old", OLD));
        router().apply(route, half.with(rules, Optional.of("r1-5")));
        try (var client = HttpClient.newHttpClient()) {
            for (var user = 0; user < 8; user++) {
                var first = client.send(get(url), BodyHandlers.ofString());
                var cookie = first.headers().firstValue("set-cookie").orElseThrow();
                assertThat(cookie).startsWith("slipway-version=r1-5-" + first.body().strip());
                var mine = cookie.substring(0, cookie.indexOf(';'));
                for (var visit = 0; visit < 6; visit++) {
                    var again = client.send(get(url, "cookie", mine), BodyHandlers.ofString());
                    assertThat(again.body()).isEqualTo(first.body());
                    assertThat(again.headers().firstValue("set-cookie")).isEmpty();
                }
            }
            for (var visit = 0; visit < 10; visit++) {
                assertThat(body(client, get(url, "X-Lang", "zh"))).isEqualTo("v1");
                assertThat(body(client, get(url, "cookie", "a=b; team=old; c=d"))).isEqualTo("v0");
                assertThat(body(client, get(url, "cookie", "team=old"))).isEqualTo("v0");
            }
            // of another release: the cookie means nothing, all go where the weight says
            router().apply(route, TrafficSplit.between(OLD, NEW, Weight.NONE));
            for (var visit = 0; visit < 10; visit++) {
                var request = get(url, "cookie", "slipway-version=r1-5-v1");
                assertThat(body(client, request)).isEqualTo("v0");
                assertThat(body(client, get(url, "X-Lang", "zh"))).isEqualTo("v0");
            }
        }
    }

    @Test
    void usersAreDrawnByWhatTheyCarry() throws Exception {
        var route = route("web", 0);
        var port = router().ensure(route).port();
        serve(route, OLD);
        serve(route, NEW);
        var split = TrafficSplit.between(OLD, NEW, Weight.percent(30));
        for (var key :
                List.of(
                        new HashKey(Rule.Kind.HEADER, "X-User.Id"),
                        new HashKey(Rule.Kind.COOKIE, "session"))) {
            var drawn = split.drawnBy(Optional.of(new TrafficSplit.Hash(key, "r7-5")));
            assertThat(router().apply(route, drawn)).isEqualTo(drawn);
            var before = usersOfTheNew(port, key, 0);
            assertThat(BinomialBand.of(1000, 0.3, 0.9999).holds(before.size()))
                    .as("30 %% of 1000 users: %d", before.size())
                    .isTrue();
            assertThat(usersOfTheNew(port, key, 1))
                    .as("again, other cookies too")
                    .isEqualTo(before);

            router().apply(
                            route,
                            TrafficSplit.between(OLD, NEW, Weight.percent(40))
                                    .drawnBy(drawn.hash()));
            assertThat(usersOfTheNew(port, key, 0)).as("more stay").containsAll(before);

            var other = split.drawnBy(Optional.of(new TrafficSplit.Hash(key, "r8-5")));
            router().apply(route, other);
            assertThat(usersOfTheNew(port, key, 0)).as("another salt").isNotEqualTo(before);
        }
        assertThat(LoadGenerator.run(port, 1, true, 200).answers().keySet())
                .as("those who carry nothing are drawn by chance")
                .containsExactlyInAnyOrder("v0", "v1");
    }

    private static List<Integer> usersOfTheNew(int port, HashKey key, int visit)
            throws IOException {
        var found = new ArrayList<Integer>();
        try (var user = new User(port, true)) {
            for (var name = 0; name < 1000; name++) {
                var line =
                        switch (key.kind()) {
                            case HEADER -> key.name() + ": user-" + name;
                            case COOKIE ->
                                    "Cookie: "
                                            + (visit == 0 ? "" : "a=b; ")
                                            + key.name()
                                            + "=user/"
                                            + name
                                            + (visit == 0 ? "" : "; z=1");
                        };
                if (user.get("/", line + "\r\n").firstLine().equals("v1")) {
                    found.add(name);
                }
            }
        }
        return found;
    }

    @Test
    void aVersionOnTrialThatOnlyFailsIsPassedOverAndStableNever() throws Exception {
        var route = route("web", 0);
        var port = router().ensure(route).port();
        serve(route, OLD);
        serve(route, NEW);
        var half = TrafficSplit.between(OLD, NEW, Weight.percent(50));
        router().apply(route, half.onTrial(NEW));
        try (var user = new User(port, true)) {
            // Both fail there; only one of them is on trial.
            for (var visit = 0; visit < 200; visit++) {
                assertThat(user.get("/broken", "").status()).isEqualTo(500);
            }
            assertThat(measured(route).of(NEW).requests()).isEqualTo(20);
            assertThat(measured(route).of(OLD).requests()).isEqualTo(180);
            assertThat(router().observe(route)).contains(half.onTrial(NEW));

            router().apply(route, half);
            for (var visit = 0; visit < 40; visit++) {
                user.get("/", "");
            }
        }
        assertThat(measured(route).of(NEW).requests()).as("no longer on trial").isGreaterThan(20);
    }

    private static String body(HttpClient client, HttpRequest request) throws Exception {
        return client.send(request, BodyHandlers.ofString()).body().strip();
    }

    private static HttpRequest get(String url, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(url));
        return (headers.length == 0 ? request : request.headers(headers)).build();
    }
}
