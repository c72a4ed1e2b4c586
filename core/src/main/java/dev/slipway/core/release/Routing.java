package dev.slipway.core.release;

import dev.slipway.core.compose.VariantSpec.Match;
import dev.slipway.core.traffic.Rule;
import dev.slipway.core.traffic.Slot;
import dev.slipway.core.traffic.TrafficSplit;
import dev.slipway.core.traffic.Weight;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

    /// The split that fits the candidate's weight.
    TrafficSplit split(Weight weight) {
        var weights = weights(weight);
        var both =
                slot(Side.STABLE).isPresent()
                        && slot(Side.CANDIDATE).isPresent()
                        && state.phase() != Phase.Promoting
                        && state.phase() != Phase.Healthy
                        && state.phase() != Phase.Aborting;
        return both ? weights.with(rules(), sticky()) : weights;
    }

    private List<Rule> rules() {
        var test = state.release().test();
        var rules = new ArrayList<Rule>();
        test.flatMap(AbTest::toControl).ifPresent(m -> rules.add(rule(m, Side.STABLE)));
        test.flatMap(AbTest::toVariant).ifPresent(m -> rules.add(rule(m, Side.CANDIDATE)));
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
        return state.release().isSticky()
                ? Optional.of(state.id() + "-" + state.release().startedAt().toEpochMilli())
                : Optional.empty();
    }

    private TrafficSplit weights(Weight weight) {
        var stable = slot(Side.STABLE);
        var candidate = slot(Side.CANDIDATE);
        if (stable.isPresent() && candidate.isPresent()) {
            return TrafficSplit.between(stable.get(), candidate.get(), weight);
        }
        var alone = candidate.isPresent() ? weight : state.wanted().stable();
        return candidate
                .or(() -> stable)
                .filter(_ -> alone.basisPoints() > 0)
                .map(TrafficSplit::all)
                .orElse(TrafficSplit.NOTHING);
    }

    boolean isAsWanted() {
        return isNow(split(state.wanted().weight()));
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
                                && now.sticky().equals(split.sticky()))
                .orElse(false);
    }

    Weight weightOf(Side side) {
        return slot(side)
                .flatMap(slot -> seen.split().map(split -> split.of(slot)))
                .orElse(Weight.NONE);
    }

    private Optional<Weight> feasible() {
        var wanted = state.wanted().weight();
        var isRouted = !isNow(TrafficSplit.NOTHING);
        var receiver =
                !isRouted || wanted.compareTo(weightOf(Side.CANDIDATE)) > 0
                        ? Side.CANDIDATE
                        : Side.STABLE;
        if (part.of(receiver).isEmpty()
                || (receiver == Side.CANDIDATE && wanted.equals(Weight.NONE))) {
            return Optional.of(wanted);
        }
        if (receiver == Side.CANDIDATE && state.phase() == Phase.Aborting) {
            return Optional.empty();
        }
        if (receiver == Side.STABLE
                && state.phase() == Phase.Aborting
                && wanted.equals(Weight.NONE)) {
            return backToStable();
        }
        var share = receiver == Side.CANDIDATE ? wanted : wanted.rest();
        return seen.serving(receiver) >= Capacity.needed(share, replicas(receiver))
                ? Optional.of(wanted)
                : Optional.empty();
    }

    // At once as much as stable carries; all of it rather than to a candidate that does not serve.
    // Where neither serves, nothing is gained before stable is back.
    private Optional<Weight> backToStable() {
        var serving = seen.serving(Side.STABLE);
        var patience = state.elapsed(now);
        var isCandidateDead = seen.serving(Side.CANDIDATE) == 0;
        var enough =
                serving > 0
                        ? isCandidateDead || patience.compareTo(ABORT_PATIENCE) >= 0
                        : patience.compareTo(state.release().readyLimit()) >= 0;
        if (enough) {
            return Optional.of(Weight.NONE);
        }
        var rest = Capacity.carriedBy(serving, replicas(Side.STABLE)).rest();
        return Optional.of(rest).filter(r -> r.compareTo(weightOf(Side.CANDIDATE)) < 0);
    }

    private int replicas(Side side) {
        return part.of(side).map(Generation::replicas).orElse(0);
    }

    private Optional<Slot> slot(Side side) {
        return part.of(side).flatMap(Generation::slot);
    }
}
