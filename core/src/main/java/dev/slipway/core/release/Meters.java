package dev.slipway.core.release;

import dev.slipway.core.traffic.Measurement;
import dev.slipway.core.traffic.Route;
import dev.slipway.core.traffic.TrafficRouter;
import dev.slipway.core.traffic.TrafficSplit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Turns what routers count since they were made into what happened to a release. Safe from any
/// thread.
final class Meters {
    private record Key(ReleaseId release, String service) {}

    private final ReleaseStore store;
    private final TrafficRouter router;
    private final boolean isCounting;
    private final Map<Key, Meter> meters = new ConcurrentHashMap<>();

    /// @param isCounting false only looks: what is counted is the driver's to save
    Meters(ReleaseStore store, TrafficRouter router, boolean isCounting) {
        this.store = store;
        this.router = router;
        this.isCounting = isCounting;
    }

    /// Counts what came since the last time; the split is the one that holds now.
    Map<Side, Observed.AtRouter> read(
            ReleaseState state, Part part, Route route, TrafficSplit split) {
        var meter = meter(state, part);
        meter.holds(split);
        var measured = router.measure(route);
        if (isCounting) {
            measured.ifPresent(meter::count);
        }
        return meter.atRouter(measured.orElse(null));
    }

    /// What was counted up to now belongs to the weights before.
    void shifted(ReleaseState state, Part part, Route route, TrafficSplit split) {
        var meter = meter(state, part);
        router.measure(route).ifPresent(meter::count);
        meter.shifted(split);
    }

    void refresh(ReleaseState state, Part part, Route route) {
        router.measure(route).ifPresent(meter(state, part)::count);
    }

    void forget(ReleaseId id) {
        meters.entrySet()
                .removeIf(entry -> {
                    if (!entry.getKey().release().equals(id)) {
                        return false;
                    }
                    entry.getValue().flush();
                    return true;
                });
    }

    private Meter meter(ReleaseState state, Part part) {
        return meters.computeIfAbsent(
                new Key(state.id(), part.service()),
                key -> {
                    Measurement last = store.meters(key.release()).get(key.service());
                    var totals = store.totals(key.release()).getOrDefault(key.service(), Map.of());
                    return new Meter(store, key.release(), part, last, totals);
                });
    }
}
