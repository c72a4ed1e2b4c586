package dev.slipway.core.release;

import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.release.verdict.MetricVerdict;
import dev.slipway.core.traffic.TrafficSplit;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What was seen of the world at one moment.
///
/// @param at when the look began, so nothing that ended later is known to be in it
/// @param watchedSince when this driver began to look; deadlines do not count what was before
/// @param isPrepared images, networks and volumes are there
/// @param isFree the release it took over from has stepped aside
/// @param isBusy something is being done for it right now
/// @param troubles what could not be done so far, by action · verdicts figures of the present
///   analysis, empty if there is none
public record Observed(
        Instant at,
        Instant watchedSince,
        boolean isPrepared,
        boolean isFree,
        boolean isBusy,
        Map<String, Seen> parts,
        Map<Action, Trouble> troubles,
        List<MetricVerdict> verdicts) {
    public Observed {
        parts = Map.copyOf(parts);
        troubles = Map.copyOf(troubles);
        verdicts = List.copyOf(verdicts);
    }

    /// Without figures of an analysis.
    Observed(
            Instant at,
            Instant watchedSince,
            boolean isPrepared,
            boolean isFree,
            boolean isBusy,
            Map<String, Seen> parts,
            Map<Action, Trouble> troubles) {
        this(at, watchedSince, isPrepared, isFree, isBusy, parts, troubles, List.of());
    }

    Observed watchedSince(Instant since) {
        return new Observed(at, since, isPrepared, isFree, isBusy, parts, troubles, verdicts);
    }

    /// The same after a split was confirmed.
    Observed with(Action.Split done) {
        var changed = new HashMap<>(parts);
        changed.computeIfPresent(done.service(), (_, part) -> part.with(done.split()));
        return new Observed(
                at, watchedSince, isPrepared, isFree, isBusy, changed, troubles, verdicts);
    }

    /// The same with the splits of another look, which were confirmed since.
    Observed withSplitsOf(Observed other) {
        var changed = new HashMap<>(parts);
        changed.replaceAll((service, part) ->
                other.parts
                        .getOrDefault(service, Seen.NOTHING)
                        .split()
                        .map(part::with)
                        .orElse(part));
        return new Observed(
                at, watchedSince, isPrepared, isFree, isBusy, changed, troubles, verdicts);
    }

    /// What was seen of a part; nothing if it was not looked at.
    public Seen of(Part part) {
        return parts.getOrDefault(part.service(), Seen.NOTHING);
    }

    /// The same with what is known of actions: a container that is being retired no longer counts.
    Observed with(Set<Action> underWay, Map<Action, Trouble> with) {
        var changed = new HashMap<>(parts);
        for (var action : underWay) {
            if (action instanceof Action.Retire retire) {
                changed.computeIfPresent(
                        retire.service(), (_, part) -> part.without(retire.name()));
            }
        }
        return new Observed(
                at, watchedSince, isPrepared, isFree, !underWay.isEmpty(), changed, with, verdicts);
    }

    /// @param split what the router says, empty if there is none
    public record Seen(
            Map<Side, List<Instance>> instances,
            Optional<TrafficSplit> split,
            Map<Side, AtRouter> routers) {
        static final Seen NOTHING = new Seen(Map.of(), Optional.empty(), Map.of());

        public Seen {
            instances = Map.copyOf(instances);
            routers = Map.copyOf(routers);
        }

        Seen without(String name) {
            var changed = new EnumMap<Side, List<Instance>>(Side.class);
            instances.forEach((side, all) -> changed.put(side, leaving(all, name)));
            return new Seen(changed, split, routers);
        }

        private static List<Instance> leaving(List<Instance> instances, String name) {
            return instances.stream().map(i -> i.name().equals(name) ? i.leaving() : i).toList();
        }

        Seen with(TrafficSplit confirmed) {
            return new Seen(instances, Optional.of(confirmed), routers);
        }

        public List<Instance> of(Side side) {
            return instances.getOrDefault(side, List.of());
        }

        public List<Instance> stable() {
            return of(Side.STABLE);
        }

        public List<Instance> candidate() {
            return of(Side.CANDIDATE);
        }

        /// What the router says of a side.
        public AtRouter router(Side side) {
            return routers.getOrDefault(side, AtRouter.NOTHING);
        }

        /// Containers that can take traffic, in the engine's and in the router's eyes.
        public int serving(Side side) {
            return Math.min(ready(side), router(side).up());
        }

        public int ready(Side side) {
            return (int) of(side).stream().filter(Instance::isReady).count();
        }

        public Optional<Instance> instance(Side side, int ordinal) {
            return of(side).stream().filter(i -> i.ordinal() == ordinal).findFirst();
        }
    }

    /// A container of a part.
    ///
    /// @param ordinal from 1 · why what is wrong with it, empty if nothing is
    /// @param isDone a one-shot job that ended well
    public record Instance(
            String name,
            int ordinal,
            boolean isRunning,
            boolean isReady,
            boolean isDone,
            String why,
            String imageId,
            Optional<Instant> startedAt) {
        Instance leaving() {
            return new Instance(name, ordinal, isRunning, false, false, "", imageId, startedAt);
        }

        public boolean hasFailed() {
            return !why.isEmpty();
        }
    }

    /// @param up servers the router sees healthy · requests, probes answered since the release
    ///   began
    public record AtRouter(int up, int inFlight, long requests, long probes) {
        public static final AtRouter NOTHING = new AtRouter(0, 0, 0, 0);
    }

    /// @param isFinal trying again cannot help
    public record Trouble(ProblemException problem, int attempts, boolean isFinal) {}
}
