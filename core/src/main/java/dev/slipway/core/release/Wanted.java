package dev.slipway.core.release;

import dev.slipway.core.compose.VariantSpec.Match;
import dev.slipway.core.traffic.Weight;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// What the world shall look like now. Steps and people change it, the reconciler makes it so.
///
/// @param weight the candidate's share of the traffic
/// @param candidate, stable share that each must have the containers for
/// @param matching requests that come to the candidate whatever its weight
/// @param recreated true if services without a route run the candidate's version
/// @param others shares of those beside the candidate · room what they must have the containers for
public record Wanted(
        Weight weight,
        Weight candidate,
        Weight stable,
        boolean recreated,
        Optional<Match> matching,
        Map<Side, Weight> others,
        Map<Side, Weight> room) {
    /// Before the first step: everything as it was.
    public static final Wanted START =
            new Wanted(Weight.NONE, Weight.NONE, Weight.ALL, false, Optional.empty());

    public Wanted {
        others = Map.copyOf(others);
        room = Map.copyOf(room);
    }

    /// With nothing beside the candidate.
    public Wanted(
            Weight weight,
            Weight candidate,
            Weight stable,
            boolean recreated,
            Optional<Match> matching) {
        this(weight, candidate, stable, recreated, matching, Map.of(), Map.of());
    }

    /// Shares of all that are tried, those that a part does not have left out.
    public Map<Side, Weight> tried(Part part) {
        var tried = new EnumMap<Side, Weight>(Side.class);
        part.tried().forEach(side -> tried.put(side, share(side)));
        return tried;
    }

    /// The share of a side of all that are tried; stable has the rest.
    public Weight share(Side side) {
        return switch (side) {
            case STABLE -> rest(weight, others);
            case CANDIDATE -> weight;
            case THIRD, FOURTH, FIFTH -> others.getOrDefault(side, Weight.NONE);
        };
    }

    private static Weight rest(Weight candidate, Map<Side, Weight> beside) {
        return new Weight(
                Math.max(
                        0,
                        10_000
                                - candidate.basisPoints()
                                - beside.values().stream().mapToInt(Weight::basisPoints).sum()));
    }

    public Weight capacity(Side side) {
        return switch (side) {
            case STABLE -> stable;
            case CANDIDATE -> candidate;
            case THIRD, FOURTH, FIFTH -> room.getOrDefault(side, Weight.NONE);
        };
    }

    /// The hand's or a step's weights, with containers for all of them.
    public Wanted withWeights(Weight wished, Map<Side, Weight> beside) {
        return withRoom(wished, beside)
                .shared(wished, beside)
                .withStable(max(stable, rest(wished, beside)));
    }

    /// Containers for these shares, none fewer than before.
    public Wanted withRoom(Weight capacity, Map<Side, Weight> beside) {
        var more = new EnumMap<Side, Weight>(Side.class);
        more.putAll(room);
        beside.forEach((side, share) -> more.merge(side, share, Wanted::max));
        return new Wanted(
                weight, max(candidate, capacity), stable, recreated, matching, others, more);
    }

    /// The same containers, half the shares; nothing below one percent.
    public Wanted halved() {
        var less = new EnumMap<Side, Weight>(Side.class);
        others.forEach((side, share) -> less.put(side, half(share)));
        return shared(half(weight), less);
    }

    static Weight half(Weight share) {
        var half = share.basisPoints() / 2;
        return half < 100 ? Weight.NONE : new Weight(half);
    }

    /// True if nothing that is tried has a share.
    public boolean isAllStable() {
        return share(Side.STABLE).equals(Weight.ALL);
    }

    /// All stable again, with the containers that there are.
    public Wanted back() {
        return new Wanted(
                Weight.NONE, candidate, Weight.ALL, false, Optional.empty(), Map.of(), room);
    }

    /// True if something that is tried is to have containers.
    public boolean hasTried() {
        return !candidate.equals(Weight.NONE)
                || room.values().stream().anyMatch(share -> !share.equals(Weight.NONE));
    }

    /// Nothing that is tried has containers.
    public Wanted withoutTried() {
        return new Wanted(weight, Weight.NONE, stable, recreated, matching, Map.of(), Map.of());
    }

    /// All to one that is tried; the others of them go, stable stays until it is told to.
    public Wanted all(Side winner) {
        var isCandidate = winner == Side.CANDIDATE;
        var own = isCandidate ? Weight.ALL : Weight.NONE;
        Map<Side, Weight> other = isCandidate ? Map.of() : Map.of(winner, Weight.ALL);
        return new Wanted(own, own, stable, true, Optional.empty(), other, other);
    }

    /// Only the winner has containers.
    public Wanted only(Side winner) {
        var isCandidate = winner == Side.CANDIDATE;
        return new Wanted(
                weight,
                isCandidate ? candidate : Weight.NONE,
                Weight.NONE,
                recreated,
                matching,
                others,
                isCandidate ? Map.of() : Map.of(winner, capacity(winner)));
    }

    private Wanted shared(Weight wished, Map<Side, Weight> beside) {
        return new Wanted(wished, candidate, stable, recreated, matching, beside, room);
    }

    public Wanted withStable(Weight capacity) {
        return new Wanted(weight, candidate, capacity, recreated, matching, others, room);
    }

    public Wanted withRecreated(boolean done) {
        return new Wanted(weight, candidate, stable, done, matching, others, room);
    }

    public Wanted withMatching(Optional<Match> match) {
        return new Wanted(weight, candidate, stable, recreated, match, others, room);
    }

    private static Weight max(Weight a, Weight b) {
        return a.compareTo(b) >= 0 ? a : b;
    }
}
