package dev.slipway.core.traffic;

import java.time.Duration;
import java.util.Optional;

/// Port: the router in front of the versions of a service. It serves on without Slipway; nothing
/// that routes lives only in its memory. Safe from any thread; calls for one route are serialised.
/// Each call may be repeated. Problems: `router.unreachable`, `router.imageMissing`,
/// `router.portTaken`, `engine.*`.
public interface TrafficRouter {

    /// Makes holder and router exist and run with the last written split (at first: nothing is
    /// routed, users get 503). Returns where users come in.
    Endpoint ensure(Route route);

    /// Makes `wanted` the routing (written first, then told) and returns what the router then says
    /// it is.
    TrafficSplit apply(Route route, TrafficSplit wanted);

    /// What the router says the routing is, empty if there is no router.
    Optional<TrafficSplit> observe(Route route);

    /// What it counted so far; empty if there is no router.
    Optional<Measurement> measure(Route route);

    /// How to reach only this slot through the published route, before any user does; what comes
    /// that way is counted as probes, never as users. Empty if there is no router.
    Optional<Preview> preview(Route route, Slot slot);

    /// Sends one request through the published route that only this slot may answer (tester
    /// header), outside users' counts. Returns the HTTP status; empty when nothing answered within
    /// `atMost`.
    Optional<Integer> probe(Route route, Slot slot, Duration atMost);

    /// Replaces the router with one of the current image and configuration, without losing a
    /// request.
    void replace(Route route);

    /// Removes router, holder and their files; nothing happens if they are gone.
    void remove(Route route);

    /// @param url where users come in · header, token what a request has to carry
    record Preview(String url, String header, String token) {}

    /// @param host, port as reachable from this machine
    record Endpoint(String host, int port) {
        public String url() {
            return "http://" + host + ":" + port;
        }
    }
}
