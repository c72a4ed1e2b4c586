package dev.slipway.core.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.load.BinomialBand;
import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.traffic.HashKey;
import dev.slipway.core.traffic.Measurement;
import dev.slipway.core.traffic.Route;
import dev.slipway.core.traffic.Rule;
import dev.slipway.core.traffic.Slot;
import dev.slipway.core.traffic.TrafficRouter;
import dev.slipway.core.traffic.TrafficSplit;
import dev.slipway.core.traffic.Weight;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What `TrafficRouter` promises.
public abstract class TrafficRouterContract {
    protected static final Slot OLD = new Slot(0);
    protected static final Slot NEW = new Slot(1);
    protected static final Slot THIRD = new Slot(4);

    protected abstract TrafficRouter router();

    /// A route of its own for each call; publishPort 0 is a free one.
    protected abstract Route route(String service, int publishPort);

    /// Gives a slot one server more that answers with the slot's name; returns when the router sees
    /// it.
    protected abstract void serve(Route route, Slot slot) throws Exception;

    /// Takes all servers of a slot away; returns when the router knows.
    protected abstract void takeAway(Route route, Slot slot) throws Exception;

    /// So many users' requests, all answered.
    protected abstract void users(Route route, int requests) throws Exception;

    @Test
    void aNewRouteServesNobodyAndIsMadeOnce() {
        var route = route("web", 0);
        assertThat(router().observe(route)).isEmpty();
        assertThat(router().measure(route)).isEmpty();

        var endpoint = router().ensure(route);

        assertThat(endpoint.port()).isPositive();
        assertThat(router().ensure(route)).as("a free port is kept").isEqualTo(endpoint);
        assertThat(router().observe(route)).contains(TrafficSplit.NOTHING);
    }

    @Test
    void whatIsAppliedIsWhatTheRouterSays() {
        var route = route("web", 0);
        router().ensure(route);
        for (var split :
                java.util.List.of(
                        TrafficSplit.all(OLD),
                        TrafficSplit.between(OLD, NEW, new Weight(3)),
                        TrafficSplit.between(OLD, NEW, Weight.percent(40))
                                .with(
                                        List.of(
                                                new Rule(Rule.Kind.HEADER, "x-lang", "zh", NEW),
                                                new Rule(Rule.Kind.COOKIE, "team", "a.b", OLD)),
                                        Optional.of("r7-1"))
                                .onTrial(NEW),
                        TrafficSplit.between(OLD, NEW, Weight.percent(20))
                                .drawnBy(
                                        Optional.of(
                                                new TrafficSplit.Hash(
                                                        new HashKey(Rule.Kind.COOKIE, "sid"),
                                                        "r1-1"))),
                        new TrafficSplit(
                                Map.of(
                                        OLD, Weight.percent(33.33),
                                        NEW, Weight.percent(33.33),
                                        THIRD, Weight.percent(33.34))))) {
            assertThat(router().apply(route, split)).isEqualTo(split);
            assertThat(router().observe(route)).contains(split);
        }
        assertThat(router().ensure(route)).isNotNull();
        assertThat(router().observe(route)).as("a repeated ensure changes nothing").isPresent();
    }

    @Test
    void usersAreSharedOutAndCountedExactly() throws Exception {
        var route = route("web", 0);
        router().ensure(route);
        serve(route, OLD);
        serve(route, NEW);
        router().apply(route, TrafficSplit.between(OLD, NEW, Weight.percent(10)));

        users(route, 4000);

        var after = measured(route);
        assertThat(after.of(OLD).requests() + after.of(NEW).requests()).isEqualTo(4000);
        assertThat(BinomialBand.of(4000, 0.1, 0.9999).holds(after.of(NEW).requests()))
                .as("10 %% of 4000: %d", after.of(NEW).requests())
                .isTrue();
        assertThat(after.of(NEW).errors()).isZero();
        assertThat(after.of(NEW).serversUp()).isEqualTo(1);
        assertThat(after.of(THIRD).serversUp()).isZero();
        assertThat(after.dropped()).isZero();
        assertThat(after.of(OLD).latency().quantileMillis(0.5)).isPresent();
    }

    @Test
    void noneAndAllAreExact() throws Exception {
        var route = route("web", 0);
        router().ensure(route);
        serve(route, OLD);
        serve(route, NEW);
        router().apply(route, TrafficSplit.between(OLD, NEW, Weight.NONE));
        users(route, 500);
        assertThat(measured(route).of(NEW).requests()).isZero();

        router().apply(route, TrafficSplit.between(OLD, NEW, Weight.ALL));
        users(route, 500);

        assertThat(measured(route).of(NEW).requests()).isEqualTo(500);
        assertThat(measured(route).of(OLD).requests()).isEqualTo(500);
    }

    @Test
    void aVersionWithoutServersIsPassedOver() throws Exception {
        var route = route("web", 0);
        router().ensure(route);
        serve(route, OLD);
        serve(route, NEW);
        router().apply(route, TrafficSplit.between(OLD, NEW, Weight.percent(50)));
        takeAway(route, NEW);

        users(route, 200);

        assertThat(measured(route).of(OLD).requests()).isEqualTo(200);
        assertThat(measured(route).dropped()).isZero();
    }

    @Test
    void probesReachTheirVersionAndAreNoUsers() throws Exception {
        var route = route("web", 0);
        router().ensure(route);
        serve(route, OLD);
        serve(route, NEW);
        router().apply(route, TrafficSplit.all(OLD));

        assertThat(router().probe(route, NEW, Duration.ofSeconds(10))).contains(200);
        assertThat(router().probe(route, THIRD, Duration.ofSeconds(10))).contains(503);

        var after = measured(route);
        assertThat(after.of(NEW).probes()).isEqualTo(1);
        assertThat(after.of(NEW).requests()).isZero();
        assertThat(after.of(OLD).requests()).isZero();
    }

    @Test
    void aReplacedRouterKeepsSplitAndCounts() throws Exception {
        var route = route("web", 0);
        var endpoint = router().ensure(route);
        serve(route, OLD);
        serve(route, NEW);
        var split = TrafficSplit.between(OLD, NEW, Weight.percent(25));
        router().apply(route, split);
        users(route, 300);

        router().replace(route);

        assertThat(router().ensure(route)).isEqualTo(endpoint);
        assertThat(router().observe(route)).contains(split);
        users(route, 100);
        var after = measured(route);
        assertThat(after.of(OLD).requests() + after.of(NEW).requests()).isEqualTo(400);
    }

    @Test
    void aPortThatIsTakenIsToldAndNothingIsLeft() {
        var first = route("web", 0);
        var taken = router().ensure(first).port();
        var second = route("api", taken);

        assertThatThrownBy(() -> router().ensure(second))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> {
                            assertThat(problem.code()).isEqualTo("router.portTaken");
                            assertThat(problem.summary()).contains(Integer.toString(taken));
                        });
        assertThat(router().observe(second)).isEmpty();
    }

    @Test
    void whatIsRemovedIsGoneHoweverOftenOneAsks() {
        var route = route("web", 0);
        router().ensure(route);
        router().apply(route, TrafficSplit.all(OLD));

        router().remove(route);
        router().remove(route);

        assertThat(router().observe(route)).isEmpty();
        assertThat(router().measure(route)).isEmpty();
        router().ensure(route);
        assertThat(router().observe(route))
                .as("a new one knows nothing")
                .contains(TrafficSplit.NOTHING);
    }

    protected Measurement measured(Route route) {
        return router().measure(route).orElseThrow();
    }
}
