package dev.slipway.core.release;

import dev.slipway.core.traffic.Histogram;
import dev.slipway.core.traffic.Weight;
import java.time.Duration;
import java.time.Instant;

/// What was counted of one version of a service in one interval.
///
/// @param at the interval's end · took its length · asked the weight it had all that time
/// @param dropped requests that no version answered; told with the candidate's rows only
public record Sample(
        Instant at,
        Duration took,
        String service,
        Side side,
        Weight asked,
        long requests,
        long errors,
        long probes,
        long dropped,
        Histogram latency) {

    /// Nothing counted yet.
    public static Sample none(String service, Side side, Instant at) {
        return new Sample(
                at, Duration.ZERO, service, side, Weight.NONE, 0, 0, 0, 0, Histogram.EMPTY);
    }

    /// Both together, at the later one's time and weight.
    public Sample plus(Sample later) {
        return new Sample(
                later.at,
                took.plus(later.took),
                service,
                side,
                later.asked,
                requests + later.requests,
                errors + later.errors,
                probes + later.probes,
                dropped + later.dropped,
                latency.plus(later.latency));
    }

    boolean isEmpty() {
        return requests == 0 && errors == 0 && probes == 0 && dropped == 0;
    }

    /// Adds two pairs, side by side.
    public static Side.Pair<Sample> plus(Side.Pair<Sample> a, Side.Pair<Sample> b) {
        return new Side.Pair<>(a.stable().plus(b.stable()), a.candidate().plus(b.candidate()));
    }

    /// This as a pair whose other side is empty; rows of further sides are in none.
    public Side.Pair<Sample> paired() {
        var stable = none(service, Side.STABLE, at);
        var candidate = none(service, Side.CANDIDATE, at);
        return switch (side) {
            case STABLE -> new Side.Pair<>(this, candidate);
            case CANDIDATE -> new Side.Pair<>(stable, this);
            case THIRD, FOURTH, FIFTH -> new Side.Pair<>(stable, candidate);
        };
    }
}
