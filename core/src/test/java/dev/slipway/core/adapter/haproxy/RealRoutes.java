package dev.slipway.core.adapter.haproxy;

import dev.slipway.core.adapter.docker.DockerEngines;
import dev.slipway.core.engine.ContainerId;
import dev.slipway.core.engine.ContainerSpec;
import dev.slipway.core.engine.Engine;
import dev.slipway.core.engine.Engines;
import dev.slipway.core.engine.Labels;
import dev.slipway.core.environment.EnvironmentName;
import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.source.ProjectName;
import dev.slipway.core.time.Timer;
import dev.slipway.core.traffic.Measurement;
import dev.slipway.core.traffic.Route;
import dev.slipway.core.traffic.RouteId;
import dev.slipway.core.traffic.Slot;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Routes and small web servers on the real engine, all with labels of their own, all gone after
/// close.
public final class RealRoutes implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int PORT = 8080;

    private final Timer timer = Timer.system();
    private final DockerEngines engines =
            new DockerEngines(System.getenv(), timer, Clock.systemUTC());
    private final HaproxyTrafficRouter router =
            new HaproxyTrafficRouter(engines, RouterOptions.DEFAULT, timer, Clock.systemUTC());
    private final String home = UUID.randomUUID().toString();
    private final String network = "traffic-" + home.substring(0, 8);
    private final Map<String, Route> routes = new LinkedHashMap<>();
    private final Map<String, List<ContainerId>> servers = new HashMap<>();
    private int made;

    public RealRoutes() {
        engine().networks().ensure(network, labels("network"));
    }

    public HaproxyTrafficRouter router() {
        return router;
    }

    public Engine engine() {
        return engines.engine(Engines.DEFAULT);
    }

    public Timer timer() {
        return timer;
    }

    public Route route(String service, int publishPort) {
        var route =
                new Route(
                        new RouteId(new ProjectName("shop"), new EnvironmentName("test"), service),
                        Engines.DEFAULT,
                        network,
                        List.of(service),
                        PORT,
                        "127.0.0.1",
                        publishPort,
                        labels("route"));
        routes.put(service, route);
        return route;
    }

    /// An nginx that answers with its slot's name, honours its stop signal, and is seen by the
    /// router before this returns.
    public ContainerId serve(Route route, Slot slot) throws InterruptedException {
        var before = serversUp(route, slot);
        var id = start(route, slot);
        await(route, m -> m.of(slot).serversUp() == before + 1);
        return id;
    }

    public ContainerId start(Route route, Slot slot) {
        var id = new ContainerId(network + "-" + slot + "-" + ++made);
        engine().containers()
                .create(
                        ContainerSpec.of(id.value(), "nginx:stable")
                                .entrypoint(List.of("sh", "-c", script(slot)))
                                .command(List.of())
                                .labels(labels("service"))
                                .network(network, List.of(route.slotAlias(slot)))
                                .stop("SIGQUIT", Duration.ofSeconds(30))
                                .build());
        engine().containers().start(id);
        servers.computeIfAbsent(route.slotAlias(slot), _ -> new ArrayList<>()).add(id);
        return id;
    }

    /// `/` answers at once, `/slow` after about two seconds (a body in small pieces), `/broken`
    /// with 500.
    private static String script(Slot slot) {
        return "printf 'server { listen "
                + PORT
                + "; keepalive_requests 1000000; location = / { return 200 \""
                + slot
                + "\"; } location = /broken { return 500; } location = /slow { limit_rate 1000; root /tmp; } }'"
                + " >/etc/nginx/conf.d/default.conf; sed -i 's/access_log .*/access_log off;/' /etc/nginx/nginx.conf;"
                + " head -c 3000 /dev/zero | tr '\\0' x >/tmp/slow; exec nginx -g 'daemon off;'";
    }

    public void takeAway(Route route, Slot slot) throws InterruptedException {
        for (var id : servers.getOrDefault(route.slotAlias(slot), List.of())) {
            engine().containers().stop(id, Duration.ofSeconds(10));
            engine().containers().remove(id);
        }
        servers.remove(route.slotAlias(slot));
        awaitNoneChosen(route, slot);
    }

    /// Until HAProxy itself chooses none of the slot's servers. That is later than `serversUp` has
    /// it: a server whose first check failed is still `UP 2/3` and gets requests until the third.
    private void awaitNoneChosen(Route route, Slot slot) throws InterruptedException {
        try (var session =
                new RouteSession(
                        engine(), route, RouterOptions.DEFAULT, timer, Clock.systemUTC())) {
            until(
                    () -> rows(session, slot),
                    rows -> rows.contains("# pxname") && !rows.contains(",UP"));
        }
    }

    // On a busy machine the shell may take longer to open than a router may take to answer.
    private static String rows(RouteSession session, Slot slot) {
        try {
            return session.run("tell 'show stat " + slot + " 4 -1'");
        } catch (ProblemException notYet) {
            return "";
        }
    }

    public int serversUp(Route route, Slot slot) {
        return router.measure(route).orElseThrow().of(slot).serversUp();
    }

    public void await(Route route, Predicate<Measurement> condition) throws InterruptedException {
        until(() -> router.measure(route).orElseThrow(), condition);
    }

    private <T> void until(Supplier<T> look, Predicate<T> condition) throws InterruptedException {
        var deadline = timer.nanoTime() + PATIENCE.toNanos();
        for (var seen = look.get(); !condition.test(seen); seen = look.get()) {
            if (timer.nanoTime() > deadline) {
                throw new AssertionError("not within " + PATIENCE + ": " + seen);
            }
            timer.pause(Duration.ofMillis(20));
        }
    }

    public Map<String, String> labels(String role) {
        return Labels.of(home, "test:traffic", role);
    }

    @Override
    public void close() {
        routes.values().forEach(router::remove);
        servers.values().forEach(ids -> ids.forEach(engine().containers()::remove));
        engine().networks().remove(network);
        router.close();
        engines.close();
    }
}
