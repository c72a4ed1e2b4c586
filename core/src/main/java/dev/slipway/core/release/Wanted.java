package dev.slipway.core.release;

import dev.slipway.core.compose.VariantSpec.Match;
import dev.slipway.core.traffic.Weight;
import java.util.Optional;

/// What the world shall look like now. Steps and people change it, the reconciler makes it so.
///
/// @param weight the candidate's share of the traffic
/// @param candidate, stable share that each must have the containers for
/// @param matching requests that come to the candidate whatever its weight
/// @param recreated true if services without a route run the candidate's version
public record Wanted(
        Weight weight,
        Weight candidate,
        Weight stable,
        boolean recreated,
        Optional<Match> matching) {
    /// Before the first step: everything as it was.
    public static final Wanted START =
            new Wanted(Weight.NONE, Weight.NONE, Weight.ALL, false, Optional.empty());

    /// The hand's or a step's weight, with containers for both sides of it.
    public Wanted withWeight(Weight wished) {
        return new Wanted(
                wished, max(candidate, wished), max(stable, wished.rest()), recreated, matching);
    }

    /// The same containers, another share.
    public Wanted withOnlyWeight(Weight wished) {
        return new Wanted(wished, candidate, stable, recreated, matching);
    }

    public Wanted withCandidate(Weight capacity) {
        return new Wanted(weight, capacity, stable, recreated, matching);
    }

    public Wanted withStable(Weight capacity) {
        return new Wanted(weight, candidate, capacity, recreated, matching);
    }

    public Wanted withRecreated(boolean done) {
        return new Wanted(weight, candidate, stable, done, matching);
    }

    public Wanted withMatching(Optional<Match> match) {
        return new Wanted(weight, candidate, stable, recreated, match);
    }

    public Weight capacity(Side side) {
        return side == Side.STABLE ? stable : candidate;
    }

    private static Weight max(Weight a, Weight b) {
        return a.compareTo(b) >= 0 ? a : b;
    }
}
