package dev.slipway.core.adapter.haproxy;

import dev.slipway.core.engine.ContainerState;
import dev.slipway.core.engine.Engines;
import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.time.Timer;
import dev.slipway.core.traffic.Measurement;
import dev.slipway.core.traffic.Route;
import dev.slipway.core.traffic.RouteId;
import dev.slipway.core.traffic.Slot;
import dev.slipway.core.traffic.TrafficRouter;
import dev.slipway.core.traffic.TrafficSplit;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Routes by HAProxy: a holder container owns port, network and names, a router container joins it.
/// Routing is a map file in their volume, told to the running router through a shell in the holder;
/// nothing is published but the users' port. Both serve on without Slipway. Closing only lets go of
/// the shells. Safe from any thread; what changes a route is serialised, and so is what looks at
/// it.
public final class HaproxyTrafficRouter implements TrafficRouter, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(HaproxyTrafficRouter.class);

    private final Engines engines;
    private final RouterOptions options;
    private final Timer timer;
    private final Clock clock;
    private final Probe probe = new Probe();
    private final Map<RouteId, RouteSession> sessions = new ConcurrentHashMap<>();

    public HaproxyTrafficRouter(Engines engines, RouterOptions options, Timer timer, Clock clock) {
        this.engines = engines;
        this.options = options;
        this.timer = timer;
        this.clock = clock;
    }

    @Override
    public Endpoint ensure(Route route) {
        var session = session(route);
        synchronized (session) {
            var holder = session.containers().ensureHolder();
            ensureRouter(session);
            return endpoint(route, holder);
        }
    }

    @Override
    public TrafficSplit apply(Route route, TrafficSplit wanted) {
        var session = session(route);
        synchronized (session) {
            renewOutdated(session);
            return session.apply(wanted)
                    .or(() -> {
                        // Written, but nobody listened: the router is made to run and reads it.
                        ensure(route);
                        return session.apply(wanted);
                    })
                    .orElseThrow(() ->
                            ControlShell.unreachable(
                                    new IllegalStateException(
                                            route.id() + " has no running router")));
        }
    }

    /// A router of another build may not know what it would be told, so it is replaced first. If
    /// that does not work now, the old one is told as far as it understands.
    private void renewOutdated(RouteSession session) {
        if (!session.isNews()) {
            return;
        }
        try {
            if (session.containers().isOutdated()) {
                interruptibly(() -> new Replacement(session, timer).run());
            }
        } catch (ProblemException late) {
            log.warn(
                    "The router of {} stays as it is: {}", session.route().id(), late.getMessage());
        }
    }

    @Override
    public Optional<TrafficSplit> observe(Route route) {
        var session = session(route);
        return runs(session) ? session.look().observe() : Optional.empty();
    }

    @Override
    public Optional<Measurement> measure(Route route) {
        var session = session(route);
        return runs(session) ? Optional.of(session.look().measure()) : Optional.empty();
    }

    @Override
    public Optional<Preview> preview(Route route, Slot slot) {
        var session = session(route);
        synchronized (session) {
            return session.containers()
                    .holder()
                    .filter(ContainerState::isRunning)
                    .map(holder ->
                            new Preview(
                                    endpoint(route, holder).url(),
                                    Configuration.TESTER_HEADER,
                                    session.testerToken(slot)));
        }
    }

    @Override
    public Optional<Integer> probe(Route route, Slot slot, Duration atMost) {
        return preview(route, slot).flatMap(preview -> probe.send(preview, atMost));
    }

    @Override
    public void replace(Route route) {
        var session = session(route);
        synchronized (session) {
            session.containers().ensureHolder();
            interruptibly(() -> new Replacement(session, timer).run());
        }
    }

    @Override
    public void remove(Route route) {
        var session = session(route);
        synchronized (session) {
            session.close();
            session.containers().removeAll();
            sessions.remove(route.id());
        }
    }

    @Override
    public void close() {
        sessions.values()
                .forEach(session -> {
                    synchronized (session) {
                        session.close();
                    }
                });
        sessions.clear();
    }

    private void ensureRouter(RouteSession session) {
        var containers = session.containers();
        var generation = containers.currentGeneration().orElse(0);
        containers.startRouter(generation);
        containers.removeLeftovers(generation);
        interruptibly(() -> session.awaitListening(generation));
    }

    private static boolean runs(RouteSession session) {
        return session.look().isOpen()
                || session.containers().holder().filter(ContainerState::isRunning).isPresent();
    }

    private Endpoint endpoint(Route route, ContainerState holder) {
        var port =
                holder.ports().stream()
                        .filter(p -> p.containerPort() == route.containerPort())
                        .findFirst()
                        .orElseThrow(() ->
                                ControlShell.unreachable(
                                        new IllegalStateException("nothing is published")));
        return new Endpoint(
                PublishedHost.of(engines.engine(route.context()).endpoint(), port.hostIp()),
                port.hostPort());
    }

    /// One session a route; a route that is published elsewhere now gets a new one.
    private RouteSession session(Route route) {
        return sessions.compute(
                route.id(),
                (_, known) -> {
                    if (known != null && known.route().equals(route)) {
                        return known;
                    }
                    if (known != null) {
                        synchronized (known) {
                            known.close();
                        }
                    }
                    return new RouteSession(
                            engines.engine(route.context()), route, options, timer, clock);
                });
    }

    private interface Waiting {
        void run() throws InterruptedException;
    }

    private static void interruptibly(Waiting waiting) {
        try {
            waiting.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ProblemException.outside(
                    "router.interrupted", "Waiting for the router was interrupted.", "", e);
        }
    }
}
