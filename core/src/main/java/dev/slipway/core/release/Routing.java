package dev.slipway.core.release;

import dev.slipway.core.compose.VariantSpec.Match;
import dev.slipway.core.traffic.Rule;
import dev.slipway.core.traffic.Slot;
import dev.slipway.core.traffic.TrafficSplit;
import dev.slipway.core.traffic.Weight;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// Which split a part is to have now: what is wanted, as far as the receiving side has the
/// containers for it. Pure.
final class Routing {
    /// How long an abort waits for all of stable before it makes do with some.
    static final Duration ABORT_PATIENCE = Duration.ofSeconds(10);

    private final ReleaseState state;
    private final Part part;
    private final Observed.Seen seen;
    private final Instant now;

    Routing(ReleaseState state, Part part, Observed.Seen seen, Instant now) {
        this.state = state;
        this.part = part;
        this.seen = seen;
        this.now = now;
    }

    /// The split that fits the shares of those that are tried.
    TrafficSplit split(Map<Side, Weight> tried) {
        var weights = weights(tried);
        var both =
                slot(Side.STABLE).isPresent()
                        && slot(Side.CANDIDATE).isPresent()
                        && state.phase() != Phase.Promoting
                        && state.phase() != Phase.Healthy
                        && state.phase() != Phase.Aborting;
        return both ? tried(weights.with(rules(), sticky()).drawnBy(hash())) : weights;
    }

    /// A candidate is on trial while some of its users could go to another version.
    private TrafficSplit tried(TrafficSplit split) {
        var candidate = slot(Side.CANDIDATE).orElseThrow();
        var share = split.of(candidate);
        var isUsed = !share.equals(Weight.NONE) || !split.rules().isEmpty();
        return isUsed && !share.equals(Weight.ALL) ? split.onTrial(candidate) : split;
    }

    private List<Rule> rules() {
        var test = state.release().test();
        var rules = new ArrayList<Rule>();
        for (var side : part.sides()) {
            if (side == Side.STABLE || seen.serving(side) > 0) {
                test.flatMap(t -> t.match(side)).ifPresent(m -> rules.add(rule(m, side)));
            }
        }
        state.wanted().matching().ifPresent(m -> rules.add(rule(m, Side.CANDIDATE)));
        return seen.serving(Side.CANDIDATE) > 0 ? rules : List.of();
    }

    private Rule rule(Match match, Side side) {
        return new Rule(
                switch (match.kind()) {
                    case HEADER -> Rule.Kind.HEADER;
                    case COOKIE -> Rule.Kind.COOKIE;
                },
                match.name(),
                match.value(),
                slot(side).orElseThrow());
    }

    /// The word is the release's own: cookies of earlier ones mean nothing.
    private Optional<String> sticky() {
        return state.release().test().filter(AbTest::sticky).map(_ -> word());
    }

    private Optional<TrafficSplit.Hash> hash() {
        return state.release()
                .test()
                .flatMap(AbTest::hash)
                .map(key -> new TrafficSplit.Hash(key, word()));
    }

    private String word() {
        return state.id() + "-" + state.release().startedAt().toEpochMilli();
    }

    private TrafficSplit weights(Map<Side, Weight> tried) {
        var stable = slot(Side.STABLE);
        var candidate = slot(Side.CANDIDATE);
        if (stable.isPresent() && candidate.isPresent()) {
            var weights = new TreeMap<Slot, Weight>();
            weights.put(stable.get(), new Weight(10_000 - sum(tried)));
            tried.forEach((side, share) -> weights.put(slot(side).orElseThrow(), share));
            return new TrafficSplit(weights);
        }
        var alone =
                candidate.isPresent()
                        ? tried.getOrDefault(Side.CANDIDATE, Weight.NONE)
                        : state.wanted().stable();
        return candidate
                .or(() -> stable)
                .filter(_ -> alone.basisPoints() > 0)
                .map(TrafficSplit::all)
                .orElse(TrafficSplit.NOTHING);
    }

    boolean isAsWanted() {
        return isNow(split(wanted()));
    }

    /// The split to apply now, empty if the present one has to do for the moment.
    Optional<TrafficSplit> due() {
        if (seen.split().isEmpty() || isAsWanted()) {
            return Optional.empty();
        }
        return feasible()
                .map(this::split)
                .filter(split -> !seen.split().equals(Optional.of(split)));
    }

    // A router may or may not name the slots that get nothing.
    private boolean isNow(TrafficSplit split) {
        return seen.split()
                .map(now ->
                        IntStream.range(0, Slot.COUNT)
                                        .mapToObj(Slot::new)
                                        .allMatch(slot -> now.of(slot).equals(split.of(slot)))
                                && now.rules().equals(split.rules())
                                && now.sticky().equals(split.sticky())
                                && now.hash().equals(split.hash())
                                && now.onTrial().equals(split.onTrial()))
                .orElse(false);
    }

    Weight weightOf(Side side) {
        return slot(side)
                .flatMap(slot -> seen.split().map(split -> split.of(slot)))
                .orElse(Weight.NONE);
    }

    private Map<Side, Weight> wanted() {
        return state.wanted().tried(part);
    }

    /// Whoever is to get more has to have the containers for it.
    private Optional<Map<Side, Weight>> feasible() {
        var wanted = wanted();
        var receivers = receivers(wanted);
        if (state.phase() == Phase.Aborting) {
            if (receivers.stream().anyMatch(side -> side != Side.STABLE)) {
                return Optional.empty();
            }
            if (sum(wanted) == 0 && part.stable().isPresent() && !receivers.isEmpty()) {
                return backToStable();
            }
        }
        return receivers.stream().allMatch(side -> carries(side, wanted))
                ? Optional.of(wanted)
                : Optional.empty();
    }

    private List<Side> receivers(Map<Side, Weight> wanted) {
        var isRouted = !isNow(TrafficSplit.NOTHING);
        return part.sides().stream()
                .filter(side -> share(side, wanted).basisPoints() > 0)
                .filter(side ->
                        isRouted
                                ? share(side, wanted).compareTo(weightOf(side)) > 0
                                : side == Side.CANDIDATE)
                .toList();
    }

    private boolean carries(Side side, Map<Side, Weight> wanted) {
        return seen.serving(side) >= Capacity.needed(share(side, wanted), replicas(side));
    }

    private static Weight share(Side side, Map<Side, Weight> tried) {
        return side == Side.STABLE
                ? new Weight(10_000 - sum(tried))
                : tried.getOrDefault(side, Weight.NONE);
    }

    private static int sum(Map<Side, Weight> tried) {
        return tried.values().stream().mapToInt(Weight::basisPoints).sum();
    }

    // At once as much as stable carries; all of it rather than to a candidate that does not serve.
    // Where neither serves, nothing is gained before stable is back.
    private Optional<Map<Side, Weight>> backToStable() {
        var serving = seen.serving(Side.STABLE);
        var patience = state.elapsed(now);
        var isTriedDead = part.tried().stream().allMatch(side -> seen.serving(side) == 0);
        var enough =
                serving > 0
                        ? isTriedDead || patience.compareTo(ABORT_PATIENCE) >= 0
                        : patience.compareTo(state.release().readyLimit()) >= 0;
        if (enough) {
            return Optional.of(wanted());
        }
        var shares = new EnumMap<Side, Weight>(Side.class);
        part.tried().forEach(side -> shares.put(side, weightOf(side)));
        var rest = Capacity.carriedBy(serving, replicas(Side.STABLE)).rest().basisPoints();
        var sum = sum(shares);
        if (rest >= sum) {
            return Optional.empty();
        }
        shares.replaceAll((_, w) -> new Weight((int) ((long) w.basisPoints() * rest / sum)));
        var lost = rest - sum(shares);
        shares.computeIfPresent(Side.CANDIDATE, (_, w) -> new Weight(w.basisPoints() + lost));
        return Optional.of(shares);
    }

    private int replicas(Side side) {
        return part.of(side).map(Generation::replicas).orElse(0);
    }

    private Optional<Slot> slot(Side side) {
        return part.of(side).flatMap(Generation::slot);
    }
}
