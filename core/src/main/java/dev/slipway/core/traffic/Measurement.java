package dev.slipway.core.traffic;

import java.time.Instant;
import java.util.Map;

/// What a router counted since it was made; differences of two measurements are what happened in
/// between. Counters only grow (a replaced router's counts are carried on).
///
/// @param dropped requests that got no answer from any version: the router's own errors
public record Measurement(Instant at, Map<Slot, Counters> slots, long dropped) {

    public Measurement {
        slots = Map.copyOf(slots);
    }

    public Counters of(Slot slot) {
        return slots.getOrDefault(slot, Counters.ZERO);
    }

    /// @param requests users' requests, Slipway's own probes not counted · errors 5xx, refused and
    ///   cut ones among them
    /// @param latency counts per upper bound in microseconds, ascending; sampled at
    ///   `latencySampleRate`
    /// @param inFlight requests being answered at this moment
    /// @param probes Slipway's own requests with the tester header
    /// @param serversUp servers that the router itself sees healthy
    public record Counters(
            long requests,
            long errors,
            Histogram latency,
            int inFlight,
            long probes,
            int serversUp) {
        public static final Counters ZERO = new Counters(0, 0, Histogram.EMPTY, 0, 0, 0);
    }
}
