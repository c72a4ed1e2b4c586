package dev.slipway.core.release;

import dev.slipway.core.compose.Application;
import dev.slipway.core.compose.StrategyName;
import dev.slipway.core.compose.VariantSpec.Match;
import dev.slipway.core.environment.EnvironmentName;
import dev.slipway.core.release.verdict.MetricVerdict;
import dev.slipway.core.release.verdict.Verdict;
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

/// A live A/B test of three written straight into a store, for screens to look at.
public final class MadeExperiment {
    private static final Map<Side, Weight> SHARES =
            Map.of(
                    Side.STABLE, Weight.percent(50),
                    Side.CANDIDATE, Weight.percent(30),
                    Side.THIRD, Weight.percent(20));

    private final ReleaseStore store;

    public MadeExperiment(ReleaseStore store) {
        this.store = store;
    }

    /// Control, `blue` and `green` at 50, 30 and 20 %, an hour of users.
    public ReleaseId live(
            ProjectName project,
            EnvironmentName environment,
            VersionId version,
            VersionId from,
            Instant now) {
        var start = now.minusSeconds(3600);
        var test =
                new AbTest(
                        "control",
                        "blue",
                        true,
                        Optional.empty(),
                        Optional.of(new Match(Match.Kind.HEADER, "x-lang", "zh")),
                        List.of(new AbTest.Further("green", version, Optional.empty())));
        var created =
                store.create(
                        project,
                        environment,
                        target ->
                                made(
                                        target.next(),
                                        project,
                                        environment,
                                        version,
                                        from,
                                        start,
                                        test),
                        "");
        var state =
                created.change()
                        .enter(Phase.Paused, Plan.Position.START, start.plusSeconds(9))
                        .pause(Reason.PauseStep)
                        .wanted(
                                Wanted.START.withWeights(
                                        Weight.percent(30), Map.of(Side.THIRD, Weight.percent(20))))
                        .done();
        store.save(
                state,
                JournalEntry.of(state, start.plusSeconds(9), "test begins"),
                Optional.empty());
        count(state, now);
        show(state, now);
        return state.id();
    }

    private static ReleaseStore.Made made(
            ReleaseId id,
            ProjectName project,
            EnvironmentName environment,
            VersionId version,
            VersionId from,
            Instant start,
            AbTest test) {
        var part =
                new Part(
                        "web",
                        true,
                        Optional.of(generation(id, from, 0)),
                        Optional.of(generation(id, version, 1)),
                        List.of(generation(id, version, 2)));
        return new ReleaseStore.Made(
                new Release(
                        id,
                        project,
                        environment,
                        version,
                        Optional.of(from),
                        Optional.of(StrategyName.AB_TEST),
                        Outcome.Promoted,
                        new Plan(
                                List.of(
                                        new Plan.Step(
                                                "pause",
                                                Optional.empty(),
                                                List.of(new ReleaseStep.AwaitPromotion())))),
                        List.of(part),
                        Duration.ofMinutes(5),
                        Duration.ofSeconds(30),
                        Duration.ofMinutes(5),
                        Optional.empty(),
                        false,
                        "ada",
                        start,
                        Optional.of(test)),
                new Application(project + "-" + environment, List.of(), List.of(), List.of(), ""));
    }

    private static Generation generation(ReleaseId id, VersionId version, int slot) {
        var hash = String.format("%08x", version.number() * 10 + slot);
        return new Generation(
                id, hash, "sha256:" + hash, 2, Optional.of(new Slot(slot)), Map.of(), false);
    }

    private void count(ReleaseState state, Instant now) {
        var rows = new ArrayList<Sample>();
        for (int minute = 59; minute >= 0; minute--) {
            for (var side : List.of(Side.STABLE, Side.CANDIDATE, Side.THIRD)) {
                var weight = SHARES.getOrDefault(side, Weight.NONE);
                long requests = Math.round(weight.percent() * 12 + minute % 7);
                rows.add(
                        new Sample(
                                now.minusSeconds(60L * minute),
                                Duration.ofMinutes(1),
                                "web",
                                side,
                                weight,
                                requests,
                                side == Side.THIRD ? 5 : 4,
                                0,
                                0,
                                Histogram.of(Map.of(140_000L, requests, 290_000L, 9L))));
            }
        }
        store.count(state.id(), rows, Map.of());
    }

    private void show(ReleaseState state, Instant now) {
        store.show(
                state.id(),
                new Snapshot(
                        now,
                        Map.of("web", Weight.percent(30)),
                        now,
                        List.of(new Snapshot.ServiceReady("web", 2, 2)),
                        Map.of("web", "http://127.0.0.1:8090"),
                        "",
                        null,
                        "",
                        List.of(
                                verdict("blue", Verdict.SAFE, 0.7, 1.3),
                                verdict("green", Verdict.NOT_ENOUGH_YET, 1.1, 3.4)),
                        List.of(new Snapshot.Beside("web", Side.THIRD, 2, Weight.percent(20)))));
    }

    private static MetricVerdict verdict(String of, Verdict verdict, double low, double high) {
        return new MetricVerdict(
                        "errors",
                        true,
                        verdict,
                        1.2,
                        verdict == Verdict.SAFE ? 24 : 3,
                        57_000,
                        240,
                        240,
                        verdict == Verdict.SAFE ? Optional.empty() : Optional.of(18_000L),
                        Optional.of(low),
                        Optional.of(high),
                        "")
                .of(of);
    }
}
