package dev.slipway.core.adapter.simulated;

import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.traffic.Measurement;
import dev.slipway.core.traffic.Route;
import dev.slipway.core.traffic.RouteId;
import dev.slipway.core.traffic.Slot;
import dev.slipway.core.traffic.TrafficRouter;
import dev.slipway.core.traffic.TrafficSplit;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntBiFunction;

/// Routers that exist only in memory and obey a traffic model that is set from outside; for tests
/// and demonstrations. Safe from any thread.
public final class SimulatedTrafficRouter implements TrafficRouter {
    private static final int FIRST_FREE_PORT = 49_152;
    private static final int NO_SERVER = 503;

    private final Clock clock;
    private final Map<RouteId, Simulated> routes = new HashMap<>();
    private final List<TrafficSplit> applied = new ArrayList<>();
    private ToIntBiFunction<Route, Slot> servers = (_, _) -> 1;
    private long requestsPerMeasure;
    private boolean isUnreachable;
    private int replaced;

    private static final class Simulated {
        private final SimulatedTraffic traffic = new SimulatedTraffic();
        private TrafficSplit split = TrafficSplit.NOTHING;
        private Optional<Endpoint> endpoint = Optional.empty();
    }

    public SimulatedTrafficRouter(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized Endpoint ensure(Route route) {
        checkReachable();
        var simulated = routes.computeIfAbsent(route.id(), _ -> new Simulated());
        if (simulated.endpoint.isEmpty()) {
            simulated.endpoint = Optional.of(publish(route));
        }
        return simulated.endpoint.get();
    }

    @Override
    public synchronized TrafficSplit apply(Route route, TrafficSplit wanted) {
        checkReachable();
        var simulated = existing(route).orElseThrow(SimulatedTrafficRouter::unreachable);
        simulated.split = wanted;
        applied.add(wanted);
        return wanted;
    }

    @Override
    public synchronized Optional<TrafficSplit> observe(Route route) {
        checkReachable();
        return existing(route).map(simulated -> simulated.split);
    }

    @Override
    public synchronized Optional<Measurement> measure(Route route) {
        checkReachable();
        return existing(route)
                .map(simulated -> {
                    var up = serversUp(route);
                    simulated.traffic.serve(simulated.split, up, requestsPerMeasure);
                    return simulated.traffic.measured(clock.instant(), up);
                });
    }

    @Override
    public synchronized Optional<Preview> preview(Route route, Slot slot) {
        checkReachable();
        return existing(route)
                .map(_ ->
                        new Preview(
                                "http://127.0.0.1:" + route.publishPort(),
                                "x-slipway-tester",
                                "simulated-" + slot));
    }

    @Override
    public synchronized Optional<Integer> probe(Route route, Slot slot, Duration atMost) {
        checkReachable();
        var hasServer = servers.applyAsInt(route, slot) > 0;
        return existing(route)
                .map(simulated -> hasServer ? simulated.traffic.probe(slot) : NO_SERVER);
    }

    @Override
    public synchronized void replace(Route route) {
        ensure(route);
        replaced++;
    }

    @Override
    public synchronized void remove(Route route) {
        checkReachable();
        routes.remove(route.id());
    }

    /// From now on a version answers like this.
    public synchronized void behave(
            Route route, Slot slot, double errorShare, Duration latency, int inFlight) {
        routes.computeIfAbsent(route.id(), _ -> new Simulated())
                .traffic
                .behave(slot, new SimulatedTraffic.Behaviour(errorShare, latency, inFlight));
    }

    /// Users send this many requests now, under the split as it is.
    public synchronized void serve(Route route, long requests) {
        existing(route).ifPresent(s -> s.traffic.serve(s.split, serversUp(route), requests));
    }

    /// Users send this many requests before each measurement.
    public synchronized void servePerMeasure(long requests) {
        requestsPerMeasure = requests;
    }

    /// How many servers a slot has; one each unless told.
    public synchronized void serversFrom(ToIntBiFunction<Route, Slot> count) {
        servers = count;
    }

    /// While true every call ends as `router.unreachable`.
    public synchronized void unreachable(boolean value) {
        isUnreachable = value;
    }

    /// All splits that were applied, oldest first.
    public synchronized List<TrafficSplit> applied() {
        return List.copyOf(applied);
    }

    public synchronized int replaced() {
        return replaced;
    }

    private Optional<Simulated> existing(Route route) {
        return Optional.ofNullable(routes.get(route.id())).filter(s -> s.endpoint.isPresent());
    }

    private Endpoint publish(Route route) {
        var taken = routes.values().stream().flatMap(s -> s.endpoint.stream()).toList();
        var port = route.publishPort();
        if (port == 0) {
            port = FIRST_FREE_PORT;
            while (isTaken(taken, port)) {
                port++;
            }
        } else if (isTaken(taken, port)) {
            throw ProblemException.outside(
                    "router.portTaken",
                    "Port " + port + " is taken by something else.",
                    "Choose another one in x-release.publish, or 0 for a free one.",
                    null);
        }
        return new Endpoint(route.publishHost(), port);
    }

    private static boolean isTaken(List<Endpoint> taken, int port) {
        return taken.stream().anyMatch(endpoint -> endpoint.port() == port);
    }

    private Map<Slot, Integer> serversUp(Route route) {
        Map<Slot, Integer> up = new HashMap<>();
        for (var index = 0; index < Slot.COUNT; index++) {
            var slot = new Slot(index);
            up.put(slot, servers.applyAsInt(route, slot));
        }
        return up;
    }

    private void checkReachable() {
        if (isUnreachable) {
            throw unreachable();
        }
    }

    private static ProblemException unreachable() {
        return ProblemException.outside(
                "router.unreachable",
                "The router does not answer.",
                "Look whether its container runs.",
                null);
    }
}
