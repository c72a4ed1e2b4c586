package dev.slipway.core.release;

import dev.slipway.core.release.verdict.MetricVerdict;
import dev.slipway.core.traffic.Weight;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the driver last saw of a release, for those who only look. Not part of the journal.
///
/// @param at when · effective the candidate's weight per service, as the router confirmed it
/// @param waitsFor in words, empty if it waits for nothing · until when that ends by itself
/// @param verdicts figures of the present analysis
/// @param beside what runs beside the candidate
/// @param problem what cannot be done at the moment, empty if nothing
public record Snapshot(
        Instant at,
        Map<String, Weight> effective,
        @Nullable Instant effectiveAt,
        List<ServiceReady> ready,
        Map<String, String> endpoints,
        String waitsFor,
        @Nullable Instant until,
        String problem,
        List<MetricVerdict> verdicts,
        List<Beside> beside) {
    public Snapshot {
        beside = List.copyOf(beside);
        verdicts = List.copyOf(verdicts);
        effective = Map.copyOf(effective);
        ready = List.copyOf(ready);
        endpoints = Map.copyOf(endpoints);
    }

    Snapshot with(Instant now, String trouble) {
        return new Snapshot(
                now,
                effective,
                effectiveAt,
                ready,
                endpoints,
                waitsFor,
                until,
                trouble,
                verdicts,
                beside);
    }

    /// Equal but for the times.
    boolean isLike(Snapshot other) {
        return effective.equals(other.effective)
                && ready.equals(other.ready)
                && endpoints.equals(other.endpoints)
                && waitsFor.equals(other.waitsFor)
                && problem.equals(other.problem)
                && beside.equals(other.beside);
    }

    /// One of those beside the candidate.
    public record Beside(String service, Side side, int ready, Weight effective) {}

    public record ServiceReady(String service, int stable, int candidate) {}
}
