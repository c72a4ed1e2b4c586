package dev.slipway.core.release;

import dev.slipway.core.compose.AnalysisSpec;
import dev.slipway.core.compose.Application;
import dev.slipway.core.compose.StrategyName;
import dev.slipway.core.environment.EnvironmentName;
import dev.slipway.core.pipeline.RunId;
import dev.slipway.core.source.ProjectName;
import dev.slipway.core.traffic.Histogram;
import dev.slipway.core.traffic.Slot;
import dev.slipway.core.traffic.Weight;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/// Releases written straight into a store as if they had happened, for screens to look at. In the
/// releases' own package, since only that may write their states.
public final class MadeReleases {
    private static final String COMPOSE =
            """
            services:
              web:
                build: .
                healthcheck: {test: ["CMD", "true"], interval: 1s}
                deploy: {replicas: 2}
                x-release:
                  port: 8080
                  publish: 8088
                  strategy: rolling
              db:
                image: busybox:stable
            """;

    private static final int PER_SECOND = 40;
    private static final Weight AT = Weight.percent(25);

    private final ReleaseStore store;
    private final Random random = new Random(42);

    public MadeReleases(ReleaseStore store) {
        this.store = store;
    }

    /// The version that a run made.
    public VersionId version(ProjectName project, RunId run, Instant at) {
        var hash = String.format("%064x", project.hashCode() * 1_000_003L + run.number());
        return store.version(
                        new ReleaseStore.Draft(
                                project,
                                Map.of(
                                        "web",
                                        new Version.ImageIdentity(
                                                project + ":" + run.number(),
                                                "sha256:" + hash,
                                                null)),
                                hash.substring(0, 12),
                                COMPOSE,
                                run,
                                at))
                .id();
    }

    /// One that ended: what it brought runs, unless it was aborted.
    public ReleaseId ended(
            ProjectName project,
            EnvironmentName environment,
            VersionId version,
            Optional<VersionId> from,
            Instant at,
            Outcome outcome) {
        var created = create(project, environment, version, from, new Plan(List.of()), at);
        var isGood = outcome != Outcome.Aborted && outcome != Outcome.Failed;
        var state =
                saved(
                        created.change()
                                .enter(Phase.Progressing, Plan.Position.START, at)
                                .wanted(
                                        Wanted.START.withWeights(
                                                isGood ? Weight.ALL : Weight.NONE, Map.of()))
                                .done(),
                        at,
                        "starts");
        var end = at.plusSeconds(95);
        var settled =
                state.change()
                        .settle(isGood ? Phase.Healthy : Phase.Degraded, outcome, end)
                        .cleaned()
                        .done();
        store.save(
                settled,
                JournalEntry.of(settled, end, outcome.name()),
                isGood ? Optional.of(Deployed.after(Map.of(), settled)) : Optional.empty());
        return settled.id();
    }

    /// A canary that is being compared at a quarter of the traffic, with all that was counted since
    /// it began.
    public ReleaseId live(
            ProjectName project,
            EnvironmentName environment,
            VersionId version,
            VersionId from,
            Instant now) {
        var start = now.minusSeconds(430);
        var first = Weight.percent(5);
        var state = create(project, environment, version, Optional.of(from), plan(first), start);
        state = at(state, 0, first, start.plusSeconds(3), "started for 5 %");
        state = at(state, 1, first, start.plusSeconds(8), "weight 5 % confirmed");
        state = at(state, 2, first, start.plusSeconds(100), "the analysis says safe");
        state = at(state, 3, AT, start.plusSeconds(160), "the pause is over");
        state = at(state, 4, AT, start.plusSeconds(164), "weight 25 % confirmed");
        count(state, start.plusSeconds(8), first, start.plusSeconds(162));
        count(state, start.plusSeconds(162), AT, now);
        store.show(
                state.id(),
                new Snapshot(
                        now,
                        Map.of("web", AT),
                        now,
                        List.of(new Snapshot.ServiceReady("web", 3, 1)),
                        Map.of("web", "http://127.0.0.1:8088"),
                        "a verdict",
                        state.since().plus(AnalysisSpec.DEFAULT_AT_MOST),
                        "",
                        new Analyses(store).verdicts(state),
                        List.of()));
        return state.id();
    }

    private static Plan plan(Weight first) {
        var half = Weight.percent(50);
        return new Plan(
                List.of(
                        shift(first),
                        analysis(),
                        new Plan.Step(
                                "pause 1m",
                                Optional.empty(),
                                List.of(new ReleaseStep.Pause(Duration.ofMinutes(1)))),
                        shift(AT),
                        analysis(),
                        shift(half),
                        new Plan.Step(
                                "pause",
                                Optional.empty(),
                                List.of(new ReleaseStep.AwaitPromotion()))));
    }

    private static Plan.Step shift(Weight to) {
        return new Plan.Step(
                "setWeight " + to.toString().replace(" %", ""),
                Optional.of(to),
                List.of(new ReleaseStep.Shift(to)));
    }

    private static Plan.Step analysis() {
        return new Plan.Step(
                "analysis",
                Optional.empty(),
                List.of(new ReleaseStep.Analyse(AnalysisSpec.DEFAULT)));
    }

    private ReleaseState create(
            ProjectName project,
            EnvironmentName environment,
            VersionId version,
            Optional<VersionId> from,
            Plan plan,
            Instant at) {
        return store.create(
                project,
                environment,
                target ->
                        new ReleaseStore.Made(
                                new Release(
                                        target.next(),
                                        project,
                                        environment,
                                        version,
                                        from,
                                        from.map(old -> StrategyName.CANARY),
                                        Outcome.Promoted,
                                        plan,
                                        List.of(
                                                new Part(
                                                        "web",
                                                        true,
                                                        from.map(old -> made(old, 3, 0)),
                                                        Optional.of(made(version, 3, 1)))),
                                        Duration.ofMinutes(5),
                                        Duration.ofSeconds(30),
                                        Duration.ofMinutes(5),
                                        Optional.empty(),
                                        false,
                                        "ada",
                                        at,
                                        Optional.empty()),
                                new Application(
                                        project + "-" + environment,
                                        List.of(),
                                        List.of(),
                                        List.of(),
                                        "")),
                "");
    }

    private static Generation made(VersionId version, int replicas, int slot) {
        var hash = String.format("%08x", version.number());
        return new Generation(
                new ReleaseId(1),
                hash,
                "sha256:" + hash,
                replicas,
                Optional.of(new Slot(slot)),
                Map.of(),
                false);
    }

    private ReleaseState at(ReleaseState before, int step, Weight weight, Instant at, String what) {
        return saved(
                before.change()
                        .enter(Phase.Progressing, new Plan.Position(step, 0), at)
                        .wanted(Wanted.START.withWeights(weight, Map.of()))
                        .done(),
                at,
                what);
    }

    private ReleaseState saved(ReleaseState next, Instant at, String what) {
        store.save(next, JournalEntry.of(next, at, what), Optional.empty());
        return next;
    }

    private void count(ReleaseState state, Instant from, Weight weight, Instant to) {
        var rows = new ArrayList<Sample>();
        for (var at = from.plusSeconds(1); !at.isAfter(to); at = at.plusSeconds(1)) {
            var all = PER_SECOND + random.nextInt(-8, 9);
            var ours = 0;
            for (var i = 0; i < all; i++) {
                ours += random.nextDouble() * 100 < weight.percent() ? 1 : 0;
            }
            rows.add(row(at, Side.STABLE, weight.rest(), all - ours, 0.008, 150));
            rows.add(row(at, Side.CANDIDATE, weight, ours, 0.009, 165));
        }
        store.count(state.id(), rows, Map.of());
    }

    private Sample row(
            Instant at, Side side, Weight weight, int requests, double rate, int usualMillis) {
        var errors = 0;
        var times = new java.util.HashMap<Long, Long>();
        for (var i = 0; i < requests; i++) {
            errors += random.nextDouble() < rate ? 1 : 0;
            var millis = usualMillis * Math.exp(random.nextGaussian() / 3);
            times.merge(10_000L * (long) Math.ceil(millis / 10), 1L, Long::sum);
        }
        return new Sample(
                at,
                Duration.ofSeconds(1),
                "web",
                side,
                weight,
                requests,
                errors,
                0,
                0,
                Histogram.of(times));
    }
}
