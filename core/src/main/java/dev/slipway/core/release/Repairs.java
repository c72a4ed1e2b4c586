package dev.slipway.core.release;

import dev.slipway.core.traffic.Weight;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What has to be done so that the world looks as wanted, in an order that never takes away what
/// still serves. Pure; the same world gives the same actions.
final class Repairs {
    private final ReleaseState state;
    private final Observed seen;
    private final Instant now;

    Repairs(ReleaseState state, Observed seen, Instant now) {
        this.state = state;
        this.seen = seen;
        this.now = now;
    }

    /// Traffic first; nothing is made before images and networks are there.
    List<Action> all() {
        var actions = new ArrayList<Action>();
        routed().forEach(part ->
                routing(part)
                        .due()
                        .ifPresent(split -> actions.add(new Action.Split(part.service(), split))));
        if (!seen.isPrepared() && state.phase() != Phase.Aborting) {
            actions.add(new Action.Prepare());
            return actions;
        }
        routed().forEach(part -> {
            actions.addAll(route(part));
            part.sides().forEach(side -> actions.addAll(missing(part, side)));
        });
        actions.addAll(retirements());
        state.release().unrouted().forEach(part -> actions.addAll(recreation(part)));
        return actions;
    }

    /// Only what takes away: surplus containers and routes of services that are no more.
    List<Action> retirements() {
        var actions = new ArrayList<Action>();
        routed().forEach(part -> {
            var split = routing(part);
            split.due().ifPresent(due -> actions.add(new Action.Split(part.service(), due)));
            part.sides().forEach(side -> actions.addAll(surplus(part, side)));
            actions.addAll(goneRoute(part));
        });
        state.release()
                .unrouted()
                .filter(part -> part.candidate().isEmpty() && isOver(Side.STABLE))
                .forEach(part -> actions.addAll(retire(part, Side.STABLE)));
        return actions.stream().distinct().toList();
    }

    Stream<Part> routed() {
        return state.release().routed();
    }

    Routing routing(Part part) {
        return new Routing(state, part, seen.of(part), now);
    }

    /// How many containers a side of a routed part is to have.
    int wantedCount(Part part, Side side) {
        return part.of(side)
                .map(g -> Capacity.needed(state.wanted().capacity(side), g.replicas()))
                .orElse(0);
    }

    /// True if a side has to go altogether. Only an abort takes the winner away.
    boolean isOver(Side side) {
        return isShrinking(side) && state.wanted().capacity(side).equals(Weight.NONE);
    }

    private boolean isShrinking(Side side) {
        return side == Side.STABLE || state.phase() == Phase.Aborting || isLoser(side);
    }

    private boolean isLoser(Side side) {
        return side != state.winner()
                && (state.phase() == Phase.Promoting || state.phase() == Phase.Healthy);
    }

    /// True if a side of a routed part has to go altogether and something of it is still there.
    boolean isLeaving(Part part, Side side) {
        return isOver(side) && !seen.of(part).of(side).isEmpty();
    }

    /// The side of an unrouted part that is to run.
    Side wantedSide(Part part) {
        if (part.candidate().isEmpty()) {
            return Side.STABLE;
        }
        return state.wanted().recreated() ? Side.CANDIDATE : Side.STABLE;
    }

    private List<Action> route(Part part) {
        var isNeeded =
                part.candidate().isPresent()
                        && !(state.phase() == Phase.Aborting && part.stable().isEmpty());
        return isNeeded && seen.of(part).split().isEmpty()
                ? List.of(new Action.MakeRoute(part.service()))
                : List.of();
    }

    private List<Action> missing(Part part, Side side) {
        return runs(part, side, wantedCount(part, side));
    }

    private List<Action> runs(Part part, Side side, int count) {
        var isTried = side != Side.STABLE;
        if (isTried && (state.phase() == Phase.Aborting || isLoser(side) || !mayStart(part))) {
            return List.of();
        }
        return IntStream.rangeClosed(1, count)
                .filter(ordinal ->
                        seen.of(part)
                                .instance(side, ordinal)
                                .map(i -> needsStart(side, i))
                                .orElse(true))
                .<Action>mapToObj(ordinal -> new Action.Run(part.service(), side, ordinal))
                .toList();
    }

    // A candidate that ended is a failure; stable is brought back when it has to serve again.
    private boolean needsStart(Side side, Observed.Instance instance) {
        var isGivenUp =
                instance.hasFailed() && (side != Side.STABLE || state.phase() != Phase.Aborting);
        return !instance.isRunning() && !instance.isDone() && !isGivenUp;
    }

    // Only a service that is new waits for others; a new version of one finds them running.
    private boolean mayStart(Part part) {
        return part.stable().isPresent()
                || part.candidate().stream()
                        .flatMap(g -> g.after().entrySet().stream())
                        .allMatch(dependency -> holds(dependency.getKey(), dependency.getValue()));
    }

    private boolean holds(String service, String condition) {
        return state.release().parts().stream()
                .filter(part -> part.service().equals(service) && part.candidate().isPresent())
                .findFirst()
                .map(part -> {
                    var instances = seen.of(part).candidate();
                    return switch (condition) {
                        case "service_healthy" ->
                                instances.stream().anyMatch(Observed.Instance::isReady);
                        case "service_completed_successfully" ->
                                instances.stream().anyMatch(Observed.Instance::isDone);
                        default -> instances.stream().anyMatch(i -> i.isRunning() || i.isDone());
                    };
                })
                .orElse(true);
    }

    // A fixed port or volume may be held by the old one, so it goes first.
    private List<Action> recreation(Part part) {
        var side = wantedSide(part);
        if (part.candidate().isEmpty() && isOver(Side.STABLE)) {
            return List.of();
        }
        if (!seen.of(part).of(side.other()).isEmpty()) {
            return retire(part, side.other());
        }
        return runs(part, side, part.of(side).map(Generation::replicas).orElse(0));
    }

    private List<Action> surplus(Part part, Side side) {
        var keep = wantedCount(part, side);
        var instances = seen.of(part).of(side);
        if (!isShrinking(side) || instances.size() <= keep || !mayTake(part, side, keep)) {
            return List.of();
        }
        return instances.stream()
                .filter(i -> i.ordinal() > keep)
                .<Action>map(i -> new Action.Retire(part.service(), side, i.ordinal(), i.name()))
                .toList();
    }

    // All of a side only without traffic and drained; some of it only if the rest carries its
    // share.
    private boolean mayTake(Part part, Side side, int keep) {
        var weight = routing(part).weightOf(side);
        if (keep == 0) {
            return weight.equals(Weight.NONE) && state.isDrained();
        }
        var replicas = part.of(side).map(Generation::replicas).orElse(0);
        var carrying =
                seen.of(part).of(side).stream()
                        .filter(i -> i.ordinal() <= keep && i.isReady())
                        .count();
        return carrying >= Capacity.needed(weight, replicas);
    }

    private List<Action> retire(Part part, Side side) {
        return seen.of(part).of(side).stream()
                .<Action>map(i -> new Action.Retire(part.service(), side, i.ordinal(), i.name()))
                .toList();
    }

    private List<Action> goneRoute(Part part) {
        var isGone =
                (part.candidate().isEmpty() && isOver(Side.STABLE))
                        || (part.stable().isEmpty() && state.phase() == Phase.Aborting);
        var isEmpty = Arrays.stream(Side.values()).allMatch(s -> seen.of(part).of(s).isEmpty());
        return isGone && isEmpty && seen.of(part).split().isPresent()
                ? List.of(new Action.RemoveRoute(part.service()))
                : List.of();
    }
}
