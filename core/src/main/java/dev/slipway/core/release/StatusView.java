package dev.slipway.core.release;

import dev.slipway.core.release.ReleaseStatus.EndpointView;
import dev.slipway.core.release.ReleaseStatus.ImageView;
import dev.slipway.core.release.ReleaseStatus.Observed;
import dev.slipway.core.release.ReleaseStatus.StepView;
import dev.slipway.core.release.ReleaseStatus.VariantView;
import dev.slipway.core.release.ReleaseStatus.WaitingFor;
import dev.slipway.core.release.verdict.Judgement;
import dev.slipway.core.release.verdict.MetricVerdict;
import dev.slipway.core.traffic.Histogram;
import dev.slipway.core.traffic.Weight;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// A release as people see it, from what is saved and what the driver showed last.
final class StatusView {
    /// What counts as the present traffic.
    private static final Duration LATELY = Duration.ofMinutes(1);

    private final ReleaseStore store;
    private final ReleaseState state;
    private final Release release;
    private final Optional<Snapshot> seen;
    private final Optional<Part> main;
    private final Instant now;

    StatusView(ReleaseStore store, ReleaseState state, Instant now) {
        this(store, state, store.shown(state.id()), now);
    }

    StatusView(ReleaseStore store, ReleaseState state, Optional<Snapshot> seen, Instant now) {
        this.store = store;
        this.state = state;
        this.release = state.release();
        this.seen = seen;
        this.main =
                release.routed()
                        .filter(part -> part.candidate().isPresent())
                        .findFirst()
                        .or(() -> release.routed().findFirst());
        this.now = now;
    }

    ReleaseStatus status(Optional<String> drivenBy) {
        return new ReleaseStatus(
                release.id(),
                release.project(),
                release.environment(),
                main.map(Part::service),
                state.version(),
                release.strategy(),
                state.phase(),
                Optional.ofNullable(state.reason()),
                waitingFor().map(this::withTime),
                step(),
                steps(),
                desired(),
                effective(),
                seen.map(Snapshot::effectiveAt),
                endpoints(),
                state.needsDriver() ? drivenBy : Optional.empty(),
                variants(),
                verdicts(),
                Optional.ofNullable(state.outcome()),
                message(),
                release.startedAt(),
                Optional.ofNullable(state.settledAt()),
                Verbs.allowed(state));
    }

    private List<MetricVerdict> verdicts() {
        var isAnalysed =
                (state.analysis().isPresent() || release.test().isPresent())
                        && !state.phase().isSettled();
        var now = isAnalysed ? seen.map(Snapshot::verdicts) : Optional.<List<MetricVerdict>>empty();
        return now.filter(v -> !v.isEmpty())
                .or(() ->
                        state.analyses().isEmpty()
                                ? Optional.empty()
                                : Optional.of(state.analyses().getLast().metrics()))
                .orElse(List.of());
    }

    private Weight desired() {
        return main.isPresent() ? state.wanted().share(state.winner()) : Weight.NONE;
    }

    private Weight effective() {
        return effective(state.winner());
    }

    /// As the router confirmed it; stable has what nobody else has.
    private Weight effective(Side side) {
        if (main.isEmpty() || seen.isEmpty()) {
            return Weight.NONE;
        }
        return switch (side) {
            case STABLE -> rest(main.get());
            case CANDIDATE ->
                    seen.get().effective().getOrDefault(main.get().service(), Weight.NONE);
            case THIRD, FOURTH, FIFTH ->
                    beside(side).map(Snapshot.Beside::effective).orElse(Weight.NONE);
        };
    }

    private Weight rest(Part part) {
        var tried = part.tried().stream().mapToInt(side -> effective(side).basisPoints()).sum();
        return new Weight(Math.max(0, 10_000 - tried));
    }

    private Optional<Snapshot.Beside> beside(Side side) {
        return seen.flatMap(s ->
                s.beside().stream()
                        .filter(b -> b.side() == side)
                        .filter(b -> main.map(m -> m.service().equals(b.service())).orElse(false))
                        .findFirst());
    }

    private Optional<String> message() {
        return Optional.ofNullable(state.message())
                .or(() ->
                        seen.map(Snapshot::problem)
                                .filter(p -> !p.isEmpty() && !state.phase().isSettled()));
    }

    private int step() {
        var all = release.plan().steps().size();
        return switch (state.phase()) {
            case Promoting, Healthy -> all;
            case Pending, Progressing, Paused, Aborting, Degraded ->
                    Math.min(all, state.position().step());
        };
    }

    private List<StepView> steps() {
        var steps = new ArrayList<StepView>();
        var here = step();
        for (var i = 0; i < release.plan().steps().size(); i++) {
            var step = release.plan().steps().get(i);
            var isHere = i == here && state.phase() != Phase.Pending;
            steps.add(
                    new StepView(
                            step.text(),
                            i < here ? "done" : isHere ? "current" : "next",
                            step.weight()));
        }
        return steps;
    }

    private Optional<WaitingFor> waitingFor() {
        return switch (state.phase()) {
            case Pending ->
                    release.after()
                            .map(id ->
                                    new WaitingFor(
                                            "what is in the way of " + id + " to go",
                                            Optional.empty(),
                                            Optional.empty()));
            case Paused -> Optional.of(paused());
            case Progressing, Promoting, Aborting ->
                    seen.filter(s -> !s.waitsFor().isEmpty())
                            .map(s ->
                                    new WaitingFor(
                                            s.waitsFor(),
                                            Optional.ofNullable(s.until()),
                                            Judgement.stillNeeded(s.verdicts())));
            case Healthy ->
                    state.isCleaned()
                            ? Optional.empty()
                            : Optional.of(
                                    new WaitingFor(
                                            "the end of the time in which "
                                                    + release.from()
                                                            .map(VersionId::toString)
                                                            .orElse("the old version")
                                                    + " is kept for a rollback",
                                            Optional.ofNullable(state.hotUntil()),
                                            Optional.empty()));
            case Degraded -> Optional.empty();
        };
    }

    /// How long the missing requests will take if users go on coming as they did lately.
    private WaitingFor withTime(WaitingFor waiting) {
        return waiting.missing().isEmpty() || waiting.missing().get() == 0
                ? waiting
                : waiting.about(timeFor(waiting.missing().get()));
    }

    private Optional<Duration> timeFor(long missing) {
        var began = state.release().startedAt();
        var since = now.minus(LATELY).isBefore(began) ? began : now.minus(LATELY);
        var came =
                store.samples(state.id(), since).stream()
                        .filter(sample ->
                                main.map(m -> m.service().equals(sample.service())).orElse(false))
                        .mapToLong(Sample::requests)
                        .sum();
        var took = Duration.between(since, now).toMillis();
        return came == 0 || took <= 0
                ? Optional.empty()
                : Optional.of(Duration.ofMillis((long) ((double) missing * took / came)));
    }

    private WaitingFor paused() {
        var end = Moves.pauseEnd(state, now);
        var reason = state.reason();
        if (reason == Reason.NotEnoughTraffic || reason == Reason.InconclusiveAnalysis) {
            return new WaitingFor(
                    reason == Reason.NotEnoughTraffic
                            ? "more requests for a verdict, or a person"
                            : "a person: the analysis cannot decide",
                    Optional.empty(),
                    seen.flatMap(s -> Judgement.stillNeeded(s.verdicts())));
        }
        if (reason == Reason.FreezeWindow) {
            return new WaitingFor(
                    "the end of the freeze, or approval with a reason",
                    release.frozenUntil(),
                    Optional.empty());
        }
        var what =
                state.reason() == Reason.ApprovalGate
                        ? "approval"
                        : state.reason() == Reason.ManualPause
                                ? "a person: it was paused by hand"
                                : end.isPresent()
                                        ? "the end of the pause"
                                        : "promotion by a person";
        return new WaitingFor(what, end, Optional.empty());
    }

    private List<EndpointView> endpoints() {
        return seen.map(s ->
                        s.endpoints().entrySet().stream()
                                .sorted(java.util.Map.Entry.comparingByKey())
                                .map(e -> new EndpointView(e.getKey(), e.getValue()))
                                .toList())
                .orElse(List.of());
    }

    private List<VariantView> variants() {
        var variants = new ArrayList<VariantView>();
        release.from().ifPresent(version -> variants.add(variant(Side.STABLE, version)));
        variants.add(variant(Side.CANDIDATE, release.version()));
        main.stream()
                .flatMap(part -> part.tried().stream())
                .filter(Side.FURTHER::contains)
                .forEach(side -> variants.add(variant(side, version(side))));
        return variants;
    }

    /// Of a variant its own; of a baseline the one that ran before.
    private VersionId version(Side side) {
        return release.test()
                .flatMap(test -> test.further(side))
                .map(AbTest.Further::version)
                .or(release::from)
                .orElse(release.version());
    }

    private VariantView variant(Side side, VersionId version) {
        var role =
                switch (side) {
                    case STABLE -> "stable";
                    case CANDIDATE -> "candidate";
                    case THIRD, FOURTH, FIFTH -> release.hasBaseline() ? "baseline" : "variant";
                };
        var ready =
                main.flatMap(part ->
                        seen.flatMap(s ->
                                s.ready().stream()
                                        .filter(r -> r.service().equals(part.service()))
                                        .findFirst()));
        return new VariantView(
                release.name(side),
                role,
                version,
                images(version),
                switch (side) {
                    case STABLE -> ready.map(Snapshot.ServiceReady::stable).orElse(0);
                    case CANDIDATE -> ready.map(Snapshot.ServiceReady::candidate).orElse(0);
                    case THIRD, FOURTH, FIFTH -> beside(side).map(Snapshot.Beside::ready).orElse(0);
                },
                main.flatMap(part -> part.of(side)).map(Generation::replicas).orElse(0),
                isThere(side) ? state.wanted().share(side) : Weight.NONE,
                isThere(side) ? effective(side) : Weight.NONE,
                observed(side));
    }

    private boolean isThere(Side side) {
        return side == Side.CANDIDATE
                ? main.isPresent()
                : main.flatMap(part -> part.of(side)).isPresent();
    }

    private List<ImageView> images(VersionId version) {
        return store.version(release.project(), version)
                .map(v ->
                        v.images().entrySet().stream()
                                .sorted(java.util.Map.Entry.comparingByKey())
                                .map(e ->
                                        new ImageView(
                                                e.getKey(),
                                                e.getValue().imageId(),
                                                Optional.ofNullable(e.getValue().digest())))
                                .toList())
                .orElse(List.of());
    }

    private Observed observed(Side side) {
        var totals =
                main.flatMap(
                        part -> Optional.ofNullable(store.totals(state.id()).get(part.service())));
        if (totals.isEmpty()) {
            return Observed.NOTHING;
        }
        var counted = totals.get().getOrDefault(side, Sample.none("", side, now));
        var all = totals.get().values().stream().mapToLong(Sample::requests).sum();
        // probes of our own are timed, too: without a user there is no time to tell
        var latency = counted.requests() == 0 ? Histogram.EMPTY : counted.latency();
        return new Observed(
                counted.requests(),
                counted.errors(),
                all == 0 ? Optional.empty() : Optional.of(100.0 * counted.requests() / all),
                quantile(latency, 0.50),
                quantile(latency, 0.95),
                quantile(latency, 0.99));
    }

    private static Optional<Double> quantile(Histogram latency, double share) {
        OptionalDouble value = latency.quantileMillis(share);
        return value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty();
    }
}
