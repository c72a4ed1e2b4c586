package dev.slipway.core.release;

import dev.slipway.core.traffic.Weight;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/// What an analysis will be able to see, said before it begins.
///
/// @param step of the plan, from 0 · weight of the candidate during it
/// @param usual share of requests that fail, 0 to 1, as counted or assumed · raised share that it
///   is asked to notice
/// @param untilRegressed requests of both versions until the raised one is called REGRESSED ·
///   untilSafe until one as good as stable is called SAFE; empty if this share cannot see it
/// @param perSecond requests that come, 0 if not known
public record Foresight(
        int step,
        Weight weight,
        double usual,
        double raised,
        OptionalLong untilRegressed,
        OptionalLong untilSafe,
        double perSecond) {

    /// True if one of the versions has no traffic, so that nothing can be compared.
    public boolean isBlind() {
        return untilRegressed.isEmpty() && untilSafe.isEmpty();
    }

    /// How long so many requests take to come, empty where the traffic is not known.
    public Optional<Duration> time(OptionalLong requests) {
        return requests.isEmpty() || perSecond <= 0
                ? Optional.empty()
                : Optional.of(
                        Duration.ofSeconds(
                                Math.max(1, Math.round(requests.getAsLong() / perSecond))));
    }
}
