package dev.slipway.core.release;

import dev.slipway.core.traffic.TrafficSplit;

/// Something to be done to the world. Each may be done twice, and lost in the middle.
public sealed interface Action {
    /// Images, networks and volumes.
    record Prepare() implements Action {}

    /// Holder and router of a service.
    record MakeRoute(String service) implements Action {}

    /// One container, created and started.
    record Run(String service, Side side, int ordinal) implements Action {}

    /// One container, stopped with its own signal and removed.
    record Retire(String service, Side side, int ordinal, String name) implements Action {}

    /// Who gets which share; takes effect before anything else is done.
    record Split(String service, TrafficSplit split) implements Action {}

    /// A request of our own to the candidate, through the route users take.
    record Probe(String service) implements Action {}

    /// One measurement of a check at the present place of the plan.
    record Measure(String check) implements Action {}

    /// Router and holder of a service that is no more.
    record RemoveRoute(String service) implements Action {}
}
