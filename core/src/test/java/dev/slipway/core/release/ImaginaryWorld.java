package dev.slipway.core.release;

import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.release.verdict.MetricVerdict;
import dev.slipway.core.traffic.Slot;
import dev.slipway.core.traffic.TrafficSplit;
import dev.slipway.core.traffic.Weight;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Engine and router in a few maps. Each change is checked against the invariants of a release.
final class ImaginaryWorld implements World {
    static final class Box {
        final String service;
        final Generation generation;
        final int ordinal;
        final Instant startedAt;
        Instant readyAt;
        @Nullable String failure;

        Box(
                String service,
                Generation generation,
                int ordinal,
                Instant startedAt,
                Instant readyAt) {
            this.service = service;
            this.generation = generation;
            this.ordinal = ordinal;
            this.startedAt = startedAt;
            this.readyAt = readyAt;
        }
    }

    private final Clock clock;
    final Map<String, Box> boxes = new TreeMap<>();
    final Map<String, TrafficSplit> splits = new HashMap<>();
    final Map<Slot, Integer> inFlight = new HashMap<>();
    final Map<Slot, Long> requests = new HashMap<>();
    final List<String> violations = new ArrayList<>();
    Duration startsWithin = Duration.ofSeconds(2);
    boolean isUnreachable;
    boolean neverHealthy;
    @Nullable String exits;
    int splitsMade;

    /// What an analysis says, if there is one.
    List<MetricVerdict> verdicts = List.of();

    ImaginaryWorld(Clock clock) {
        this.clock = clock;
    }

    /// Puts in place what an earlier release left.
    void runs(String service, Generation generation) {
        for (var i = 1; i <= generation.replicas(); i++) {
            put(service, generation, i, clock.instant());
        }
        generation.slot().ifPresent(slot -> splits.put(service, TrafficSplit.all(slot)));
    }

    /// Containers that an earlier release keeps, without traffic.
    void keeps(String service, Generation generation) {
        for (var i = 1; i <= generation.replicas(); i++) {
            put(service, generation, i, clock.instant());
        }
    }

    private Box put(String service, Generation generation, int ordinal, Instant readyAt) {
        var box = new Box(service, generation, ordinal, clock.instant(), readyAt);
        boxes.put(name(service, generation, ordinal), box);
        return box;
    }

    static String name(String service, Generation generation, int ordinal) {
        return service + "-" + generation.hash() + "-" + ordinal;
    }

    boolean isReady(Box box) {
        return box.failure == null && !box.readyAt.isAfter(clock.instant());
    }

    /// Users come: every version that has weight answers.
    void users() {
        splits.values()
                .forEach(split ->
                        split.weights()
                                .forEach((slot, weight) -> {
                                    if (weight.basisPoints() > 0) {
                                        requests.merge(
                                                slot, (long) weight.basisPoints(), Long::sum);
                                    }
                                }));
    }

    @Override
    public Observed observe(ReleaseState state) {
        reachable();
        var parts = new HashMap<String, Observed.Seen>();
        for (var part : state.release().parts()) {
            var instances = new EnumMap<Side, List<Observed.Instance>>(Side.class);
            var routers = new EnumMap<Side, Observed.AtRouter>(Side.class);
            for (var side : part.sides()) {
                instances.put(side, instances(part, side));
                routers.put(side, atRouter(part, side));
            }
            parts.put(
                    part.service(),
                    new Observed.Seen(
                            instances, Optional.ofNullable(splits.get(part.service())), routers));
        }
        return new Observed(
                clock.instant(),
                clock.instant(),
                true,
                true,
                false,
                parts,
                Map.of(),
                state.analysis().isPresent() ? verdicts : List.of());
    }

    private List<Observed.Instance> instances(Part part, Side side) {
        return of(part, side).stream()
                .map(box ->
                        new Observed.Instance(
                                name(box.service, box.generation, box.ordinal),
                                box.ordinal,
                                box.failure == null,
                                isReady(box),
                                false,
                                box.failure == null ? "" : box.failure,
                                box.generation.imageId(),
                                Optional.of(box.startedAt)))
                .toList();
    }

    List<Box> of(Part part, Side side) {
        return boxes.values().stream()
                .filter(box -> box.service.equals(part.service()))
                .filter(box -> part.of(side).map(g -> g.isSameAs(box.generation)).orElse(false))
                .toList();
    }

    private Observed.AtRouter atRouter(Part part, Side side) {
        return part.of(side)
                .flatMap(Generation::slot)
                .map(slot ->
                        new Observed.AtRouter(
                                (int) of(part, side).stream().filter(this::isReady).count(),
                                inFlight.getOrDefault(slot, 0),
                                requests.getOrDefault(slot, 0L),
                                0))
                .orElse(Observed.AtRouter.NOTHING);
    }

    @Override
    public void split(ReleaseState state, Action.Split split) {
        reachable();
        splitsMade++;
        var part = part(state, split.service());
        var before = splits.getOrDefault(split.service(), TrafficSplit.NOTHING);
        for (var side : Side.values()) {
            var generation = part.of(side);
            var slot = generation.flatMap(Generation::slot);
            if (slot.isEmpty() || generation.isEmpty()) {
                continue;
            }
            var weight = split.split().of(slot.get());
            var mayMakeDo = side == Side.STABLE && state.phase() == Phase.Aborting;
            if (weight.compareTo(before.of(slot.get())) > 0) {
                var ready = of(part, side).stream().filter(this::isReady).count();
                var hasEnough = ready >= needed(weight, generation.get().replicas());
                check(
                        hasEnough || (mayMakeDo && (ready > 0 || isOverdue(state))),
                        side + " gets " + weight + " without the containers for it");
            }
            if (weight.basisPoints() > 0) {
                inFlight.merge(slot.get(), 1, (a, b) -> b);
            }
        }
        splits.put(split.service(), split.split());
    }

    // An abort ends, whatever stable is like.
    private boolean isOverdue(ReleaseState state) {
        return Duration.between(state.since(), clock.instant()).compareTo(Scene.READY_LIMIT) >= 0;
    }

    // Written anew on purpose: the checker shares nothing with what it checks.
    private static int needed(Weight weight, int replicas) {
        var exact = weight.percent() / 100 * replicas;
        return weight.basisPoints() == 0
                ? 0
                : Math.max(1, (int) Math.ceil(exact - 0.0001 * replicas));
    }

    @Override
    public void perform(ReleaseState state, Action action) {
        reachable();
        switch (action) {
            case Action.Prepare() -> {}
            case Action.MakeRoute(var service) -> splits.putIfAbsent(service, TrafficSplit.NOTHING);
            case Action.Run run -> run(state, run);
            case Action.Retire retire -> retire(state, retire);
            case Action.Split split -> split(state, split);
            case Action.Measure(var check) -> measure(state, check);
            case Action.Probe(var service) ->
                    part(state, service)
                            .of(state.winner())
                            .flatMap(Generation::slot)
                            .ifPresent(slot -> requests.merge(slot, 1L, Long::sum));
            case Action.RemoveRoute(var service) -> splits.remove(service);
        }
    }

    /// What checks find, one after the other; then success.
    final java.util.ArrayDeque<Check.Result> found = new java.util.ArrayDeque<>();

    @Nullable ReleaseStore measuresInto;

    private void measure(ReleaseState state, String check) {
        var result = found.isEmpty() ? Check.Result.SUCCESS : found.removeFirst();
        var next =
                state.change()
                        .measured(new CheckResult(check, clock.instant(), result, "told"))
                        .done();
        if (measuresInto != null) {
            measuresInto.save(
                    next,
                    JournalEntry.of(next, clock.instant(), "check " + result),
                    Optional.empty());
        }
    }

    private void run(ReleaseState state, Action.Run run) {
        var generation = part(state, run.service()).of(run.side()).orElseThrow();
        var name = name(run.service(), generation, run.ordinal());
        var there = boxes.get(name);
        if (there != null && there.failure == null) {
            return;
        }
        var isBad = run.side() != Side.STABLE;
        var ready = isBad && neverHealthy ? Instant.MAX : clock.instant().plus(startsWithin);
        var box = put(run.service(), generation, run.ordinal(), ready);
        if (isBad) {
            box.failure = exits;
        }
    }

    private void retire(ReleaseState state, Action.Retire retire) {
        var box = boxes.remove(retire.name());
        if (box == null) {
            return;
        }
        var part = part(state, retire.service());
        var slot = box.generation.slot();
        if (slot.isEmpty()) {
            return;
        }
        var weight = splits.getOrDefault(retire.service(), TrafficSplit.NOTHING).of(slot.get());
        var side =
                part.sides().stream()
                        .filter(s -> part.of(s).orElseThrow().isSameAs(box.generation))
                        .findFirst()
                        .orElseThrow();
        // an abort makes do with what stable has left where the candidate serves no more, or where
        // an old wish to take some of it away is carried out late
        var isLate =
                Duration.between(state.since(), clock.instant()).compareTo(Routing.ABORT_PATIENCE)
                        >= 0;
        var makesDo =
                side == Side.STABLE
                        && (isLate
                                || part.tried().stream()
                                        .flatMap(s -> of(part, s).stream())
                                        .noneMatch(this::isReady));
        check(
                of(part, side).stream().filter(this::isReady).count()
                                >= (makesDo
                                        ? Math.min(1, weight.basisPoints())
                                        : needed(weight, box.generation.replicas()))
                        || box.failure != null,
                retire.name() + " goes though " + side + " has " + weight);
        var waited =
                Duration.between(state.since(), clock.instant())
                                .compareTo(state.release().drainLimit())
                        >= 0;
        check(
                !of(part, side).isEmpty()
                        || weight.basisPoints() > 0
                        || inFlight.getOrDefault(slot.get(), 0) == 0
                        || waited
                        || state.isDrained(),
                retire.name() + " goes with requests in flight");
    }

    private static Part part(ReleaseState state, String service) {
        return state.release().parts().stream()
                .filter(p -> p.service().equals(service))
                .findFirst()
                .orElseThrow();
    }

    private void check(boolean holds, String violation) {
        if (!holds) {
            violations.add(violation);
        }
    }

    private void reachable() {
        if (isUnreachable) {
            throw ProblemException.outside("engine.unreachable", "The engine is away.", "", null);
        }
    }

    @Override
    public String evidence(ReleaseState state, List<String> containers) {
        return "left by " + containers;
    }
}
