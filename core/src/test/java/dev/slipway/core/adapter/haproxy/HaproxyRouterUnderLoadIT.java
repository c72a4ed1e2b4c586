package dev.slipway.core.adapter.haproxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.adapter.docker.DockerEngines;
import dev.slipway.core.engine.ContainerSpec;
import dev.slipway.core.engine.Mount;
import dev.slipway.core.load.LoadGenerator;
import dev.slipway.core.load.User;
import dev.slipway.core.traffic.HashKey;
import dev.slipway.core.traffic.Route;
import dev.slipway.core.traffic.Rule;
import dev.slipway.core.traffic.Slot;
import dev.slipway.core.traffic.TrafficSplit;
import dev.slipway.core.traffic.Weight;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What users notice, or rather do not, while things change or break.
@Timeout(180)
class HaproxyRouterUnderLoadIT {
    private static final Slot OLD = new Slot(0);
    private static final Slot NEW = new Slot(1);
    private static final long MOST = 2_000_000;

    private final RealRoutes routes = new RealRoutes();
    private Route route;
    private int port;

    @BeforeEach
    void aRouteWithOneOldServer() throws InterruptedException {
        route = routes.route("web", 0);
        port = routes.router().ensure(route).port();
        routes.serve(route, OLD);
        routes.router().apply(route, TrafficSplit.all(OLD));
    }

    @AfterEach
    void leaveNothing() {
        routes.close();
    }

    @Test
    void aRouterIsReplacedWithoutALostRequest() throws Exception {
        var kept = LoadGenerator.start(port, 3, true, MOST);
        var fresh = LoadGenerator.start(port, 2, false, MOST);
        await(kept, 500);
        for (var round = 0; round < 3; round++) {
            routes.router().replace(route);
            await(kept, kept.sent() + 300);
        }
        var keptResult = kept.stop();
        var freshResult = fresh.stop();

        assertThat(keptResult.failures()).isEmpty();
        assertThat(freshResult.failures()).isEmpty();
        var all = keptResult.requests() + freshResult.requests();
        routes.await(route, m -> m.of(OLD).requests() >= all);
        assertThat(routes.router().measure(route).orElseThrow().of(OLD).requests())
                .as("the counts of the replaced routers are carried on")
                .isEqualTo(all);
    }

    /// Made by a build that knew one map less and wrote no label.
    @Test
    void aRouterOfAnOlderBuildIsReplacedBeforeItIsTold() throws Exception {
        routes.serve(route, NEW);
        var containers = new RouterContainers(routes.engine(), route, RouterOptions.DEFAULT);
        containers.removeRouter(0);
        run("sed -i /hash.map/d haproxy.cfg; sed -i '/var(txn.key)/d' haproxy.cfg; rm hash.map");
        var old = containers.names().router(0);
        routes.engine()
                .containers()
                .create(
                        ContainerSpec.of(old.value(), RouterOptions.IMAGE)
                                .entrypoint(List.of("sh", "-c", containers.scripts().router(0)))
                                .command(List.of())
                                .labels(containers.names().routerLabels(0))
                                .mounts(
                                        List.of(
                                                new Mount.Volume(
                                                        containers.names().volume(),
                                                        Configuration.FOLDER,
                                                        false)))
                                .network("container:" + containers.names().holder(), List.of())
                                .stop("SIGUSR1", Duration.ofSeconds(10))
                                .build());
        routes.engine().containers().start(old);
        routes.await(route, m -> m.of(OLD).serversUp() == 1 && m.of(NEW).serversUp() == 1);
        assertThat(containers.isOutdated()).isTrue();
        var load = LoadGenerator.start(port, 3, true, MOST);
        await(load, 200);
        var split =
                TrafficSplit.between(OLD, NEW, Weight.percent(30))
                        .drawnBy(
                                Optional.of(
                                        new TrafficSplit.Hash(
                                                new HashKey(Rule.Kind.HEADER, "x-user"), "r2-1")));

        // Another process: one that has not told this route anything.
        try (var engines = new DockerEngines(System.getenv(), routes.timer(), Clock.systemUTC());
                var later =
                        new HaproxyTrafficRouter(
                                engines,
                                RouterOptions.DEFAULT,
                                routes.timer(),
                                Clock.systemUTC())) {
            assertThat(later.apply(route, split)).isEqualTo(split);
        }

        await(load, load.sent() + 200);
        assertThat(load.stop().failures()).isEmpty();
        assertThat(containers.isOutdated()).isFalse();
        assertThat(routes.router().observe(route)).contains(split);
    }

    private void run(String command) {
        try (var session =
                new RouteSession(
                        routes.engine(),
                        route,
                        RouterOptions.DEFAULT,
                        routes.timer(),
                        Clock.systemUTC())) {
            session.run(command);
        }
    }

    @Test
    void aKilledRouterComesBackWithItsWeights() throws Exception {
        routes.serve(route, NEW);
        var split = TrafficSplit.between(OLD, NEW, Weight.percent(30));
        routes.router().apply(route, split);
        var gaps = new ArrayList<Duration>();
        for (var round = 0; round < 3; round++) {
            routes.router().ensure(route);
            var routers = routes.engine().containers().list(routes.labels("router"));
            assertThat(routers).hasSize(1);
            routes.engine().containers().kill(routers.getFirst().id(), "SIGKILL");
            gaps.add(gapUntilAnswered());
            assertThat(routes.router().observe(route)).contains(split);
        }

        System.out.println("gaps after a killed router: " + gaps);
        gaps.sort(null);
        // A machine that is busy starts processes slowly; what is told here is how soon it is
        // noticed.
        assertThat(gaps.getFirst()).isLessThan(Duration.ofSeconds(1));
        assertThat(gaps.get(1)).isLessThan(Duration.ofSeconds(5));
        routes.router().ensure(route);
        assertThat(routes.router().observe(route)).contains(split);
        assertThat(routes.router().apply(route, TrafficSplit.all(NEW)))
                .as("whoever routes now obeys")
                .isEqualTo(TrafficSplit.all(NEW));
        assertThat(LoadGenerator.run(port, 2, false, 200).answered("v1")).isEqualTo(200);
    }

    @Test
    void aRestartedHolderBringsTheRouteBackAtTheSamePort() throws Exception {
        var holder = routes.engine().containers().list(routes.labels("holder")).getFirst().id();
        // As after a restart of the engine: the router cannot join a holder that does not run.
        var router = routes.engine().containers().list(routes.labels("router")).getFirst().id();
        routes.engine().containers().kill(router, "SIGKILL");
        routes.engine().containers().stop(holder, Duration.ofSeconds(5));
        routes.engine().containers().start(holder);

        gapUntilAnswered();

        assertThat(routes.router().observe(route)).contains(TrafficSplit.all(OLD));
        assertThat(routes.router().ensure(route).port()).isEqualTo(port);
        assertThat(LoadGenerator.run(port, 1, true, 50).answered("v0")).isEqualTo(50);
    }

    @Test
    void aWeightOfZeroIsObeyedAtOnce() throws Exception {
        routes.serve(route, NEW);
        routes.router().apply(route, TrafficSplit.between(OLD, NEW, Weight.percent(50)));
        var load = LoadGenerator.start(port, 4, true, MOST);
        await(load, 300);

        var began = routes.timer().nanoTime();
        routes.router().apply(route, TrafficSplit.between(OLD, NEW, Weight.NONE));
        var took = Duration.ofNanos(routes.timer().nanoTime() - began);
        // What was under way when it took effect may still be counted.
        await(load, load.sent() + 20);
        var after = routes.router().measure(route).orElseThrow().of(NEW).requests();
        await(load, load.sent() + 1000);

        assertThat(routes.router().measure(route).orElseThrow().of(NEW).requests())
                .isEqualTo(after);
        assertThat(load.stop().failures()).isEmpty();
        System.out.println("weight to 0 took " + took.toMillis() + " ms");
        assertThat(took).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void serversAreFollowedUpAndDown() throws Exception {
        var second = routes.serve(route, OLD);
        routes.serve(route, OLD);
        assertThat(routes.serversUp(route, OLD)).isEqualTo(3);
        var load = LoadGenerator.start(port, 2, true, MOST);
        await(load, 200);

        routes.engine().containers().stop(second, Duration.ofSeconds(20));
        routes.await(route, m -> m.of(OLD).serversUp() == 2);

        await(load, load.sent() + 200);
        assertThat(load.stop().failures()).as("a server that stops well is left well").isEmpty();
    }

    @Test
    void requestsUnderWayAreCountedUntilTheyEnd() throws Exception {
        routes.serve(route, NEW);
        List<Thread> slow = new ArrayList<>();
        List<Integer> statuses = java.util.Collections.synchronizedList(new ArrayList<>());
        for (var i = 0; i < 3; i++) {
            slow.add(Thread.ofVirtual().start(() -> statuses.add(slowStatus())));
        }
        routes.await(route, m -> m.of(OLD).inFlight() == 3);

        routes.router().apply(route, TrafficSplit.all(NEW));
        assertThat(LoadGenerator.run(port, 1, false, 20).answered("v1")).isEqualTo(20);
        routes.await(route, m -> m.of(OLD).inFlight() == 0);

        for (var thread : slow) {
            thread.join();
        }
        assertThat(statuses).containsExactly(200, 200, 200);
    }

    @Test
    void anAddressThatMovesToAnotherVersionIsNotMistaken() throws Exception {
        routes.serve(route, NEW);
        routes.router().apply(route, TrafficSplit.between(OLD, NEW, Weight.percent(50)));
        var old = routes.engine().containers().list(routes.labels("service"));
        routes.takeAway(route, NEW);
        // The engine hands the free address to the next container: one of another version.
        routes.serve(route, new Slot(2));

        var result = LoadGenerator.run(port, 2, false, 300);

        assertThat(old).isNotEmpty();
        assertThat(result.answers()).isEqualTo(Map.of("v0", 300L));
    }

    @Test
    void errorsAreCountedForTheVersionThatMadeThem() throws Exception {
        var user = new User(port, true);
        for (var i = 0; i < 7; i++) {
            assertThat(user.get("/broken", "").status()).isEqualTo(500);
        }
        user.get();
        user.close();
        var counters = routes.router().measure(route).orElseThrow().of(OLD);
        assertThat(counters.requests()).isEqualTo(8);
        assertThat(counters.errors()).isEqualTo(7);

        routes.router().apply(route, TrafficSplit.NOTHING);
        assertThat(LoadGenerator.run(port, 1, true, 5).failures())
                .isEqualTo(Map.of("status 503", 5L));
        assertThat(routes.router().measure(route).orElseThrow().dropped()).isEqualTo(5);
    }

    private int slowStatus() {
        try (var user = new User(port, false)) {
            return user.get("/slow", "").status();
        } catch (IOException e) {
            return -1;
        }
    }

    private Duration gapUntilAnswered() throws InterruptedException {
        var began = routes.timer().nanoTime();
        while (true) {
            try (var user = new User(port, false)) {
                if (user.get().status() == 200) {
                    return Duration.ofNanos(routes.timer().nanoTime() - began);
                }
            } catch (IOException notYet) {
                // nobody listens, or only the engine's own proxy
            }
            routes.timer().pause(Duration.ofMillis(10));
        }
    }

    private void await(LoadGenerator load, long sent) throws InterruptedException {
        while (load.sent() < sent) {
            routes.timer().pause(Duration.ofMillis(5));
        }
    }
}
