package dev.slipway.core.release;

import static dev.slipway.core.release.Scene.analysis;
import static dev.slipway.core.release.Scene.figures;
import static dev.slipway.core.release.Scene.weight;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.compose.AnalysisSpec;
import dev.slipway.core.compose.ReleaseSpec;
import dev.slipway.core.compose.StrategyName;
import dev.slipway.core.release.ReleaseStatus.Verb;
import dev.slipway.core.release.verdict.EvidencePoint;
import dev.slipway.core.release.verdict.Judgement;
import dev.slipway.core.release.verdict.Verdict;
import dev.slipway.core.traffic.Histogram;
import dev.slipway.core.traffic.Measurement;
import dev.slipway.core.traffic.Weight;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What an analysis makes of a release, second by second.
class AnalysisStoryTest {
    private Scene scene =
            new Scene(
                    StrategyName.CANARY,
                    2,
                    weight(10),
                    analysis(Duration.ofSeconds(30)),
                    weight(50),
                    Scene.pause());

    @AfterEach
    void nothingWasTakenFromUsers() {
        assertThat(scene.world.violations).isEmpty();
    }

    @Test
    void safeLetsThePlanGoOn() {
        scene.pass(5);
        assertThat(scene.state().analysis()).isPresent();
        scene.world.verdicts = figures(Verdict.SAFE);
        scene.pass(5);
        assertThat(scene.weight()).isEqualTo(Weight.percent(50));
        var kept = scene.state().analyses();
        assertThat(kept).hasSize(1);
        assertThat(kept.getFirst().judgement()).isEqualTo(Judgement.SAFE);
        assertThat(kept.getFirst().step()).isEqualTo(1);
    }

    @Test
    void regressedAborts() {
        scene.pass(5);
        scene.world.verdicts = figures(Verdict.REGRESSED);
        scene.look();
        assertThat(scene.weight()).isEqualTo(Weight.NONE);
        scene.world.inFlight.clear();
        scene.pass(5);
        assertThat(scene.state().phase()).isEqualTo(Phase.Degraded);
        assertThat(scene.state().outcome()).isEqualTo(Outcome.Aborted);
        assertThat(scene.state().message()).startsWith("REGRESSED: errors");
        assertThat(scene.state().analyses().getFirst().judgement()).isEqualTo(Judgement.REGRESSED);
    }

    @Test
    void regressedMayAskAPersonInstead() {
        var asks =
                new AnalysisSpec(
                        Optional.of(AnalysisSpec.Errors.DEFAULT),
                        Optional.empty(),
                        Duration.ofMinutes(1),
                        AnalysisSpec.OnRegressed.PAUSE,
                        List.of());
        scene = new Scene(StrategyName.CANARY, 1, weight(10), new ReleaseSpec.Step.Analysis(asks));
        scene.pass(5);
        scene.world.verdicts = figures(Verdict.REGRESSED);
        scene.pass(2);
        assertThat(scene.state().phase()).isEqualTo(Phase.Paused);
        assertThat(scene.state().reason()).isEqualTo(Reason.InconclusiveAnalysis);
        assertThat(scene.weight()).isEqualTo(Weight.percent(10));
        scene.world.verdicts = figures(Verdict.NOT_ENOUGH_YET);
        scene.ask(Verb.RESUME).pass(1);
        assertThat(scene.state().phase()).isEqualTo(Phase.Progressing);
        scene.ask(Verb.PROMOTE).pass(3);
        assertThat(scene.state().outcome()).isEqualTo(Outcome.Promoted);
    }

    @Test
    void lackOfTrafficAsksAPersonAndLaterFiguresStillCount() {
        scene.world.verdicts = figures(Verdict.NOT_ENOUGH_YET);
        scene.pass(40);
        assertThat(scene.state().phase()).isEqualTo(Phase.Paused);
        assertThat(scene.state().reason()).isEqualTo(Reason.NotEnoughTraffic);
        scene.world.verdicts = figures(Verdict.SAFE);
        scene.pass(5);
        assertThat(scene.weight()).isEqualTo(Weight.percent(50));
    }

    @Test
    void timeThatAPersonHoldsItDoesNotCount() {
        scene.world.verdicts = figures(Verdict.NOT_ENOUGH_YET);
        scene.pass(10).ask(Verb.PAUSE).pass(100).ask(Verb.RESUME).pass(5);
        assertThat(scene.state().phase()).isEqualTo(Phase.Progressing);
    }

    @Test
    void aPersonMaySkipIt() {
        scene.world.verdicts = figures(Verdict.NOT_ENOUGH_YET);
        scene.pass(5);
        assertThat(Verbs.refusal(scene.state(), Verb.PROMOTE)).isEmpty();
        scene.ask(Verb.PROMOTE).pass(5);
        assertThat(scene.weight()).isEqualTo(Weight.percent(50));
    }

    @Test
    void anAbortByStepsHalvesTheWeight() {
        scene.world.verdicts = figures(Verdict.SAFE);
        scene.pass(8);
        assertThat(scene.weight()).isEqualTo(Weight.percent(50));
        var next = Moves.steppedAbort(scene.state(), "slowly", scene.clock.instant());
        scene.store.save(
                next,
                JournalEntry.by(next, scene.clock.instant(), "abort", "li", "slowly"),
                Optional.empty());
        scene.pass(3);
        assertThat(scene.weight()).isEqualTo(Weight.percent(25));
        scene.pass(10);
        assertThat(scene.weight()).isEqualTo(Weight.percent(12.5));
        assertThat(Verbs.refusal(scene.state(), Verb.ABORT)).isEmpty();
        scene.ask(Verb.ABORT).look();
        assertThat(scene.weight()).isEqualTo(Weight.NONE);
    }

    @Test
    void peopleGoToAnyStep() {
        scene.world.verdicts = figures(Verdict.SAFE);
        scene.pass(8);
        assertThat(scene.state().position().step()).isEqualTo(3);
        save(Verbs.toStep(scene.state(), 0, scene.clock.instant()));
        scene.world.verdicts = figures(Verdict.NOT_ENOUGH_YET);
        scene.pass(3);
        assertThat(scene.weight()).isEqualTo(Weight.percent(10));
        save(Verbs.toStep(scene.state(), 2, scene.clock.instant()));
        scene.pass(3);
        assertThat(scene.weight()).isEqualTo(Weight.percent(50));
    }

    private void save(ReleaseState next) {
        scene.store.save(
                next,
                JournalEntry.by(next, scene.clock.instant(), "step", "li", ""),
                Optional.empty());
    }

    @Test
    void anAbTestThatControlWinsIsHealthyWithWhatRan() {
        scene = Scene.beside(StrategyName.AB_TEST, 2, 0);
        scene.pass(5);
        assertThat(scene.state().reason()).isEqualTo(Reason.PauseStep);
        assertThat(scene.weight()).isEqualTo(Weight.percent(50));
        save(Moves.aborting(scene.state(), Outcome.RolledBack, "", scene.clock.instant()));
        scene.world.inFlight.clear();
        scene.pass(5);
        assertThat(scene.state().phase()).isEqualTo(Phase.Healthy);
        assertThat(scene.state().outcome()).isEqualTo(Outcome.RolledBack);
        assertThat(scene.weight()).isEqualTo(Weight.NONE);
        assertThat(scene.store.deployed(Scene.SHOP, Scene.PROD)).isEmpty();
    }

    @Test
    void severalServicesGoStepByStepTogetherAndOneAbortsAll() {
        scene = new Scene(weight(20), Scene.pause(), weight(60), Scene.pause());
        scene.world.startsWithin = Duration.ofSeconds(4);
        scene.look();
        scene.act();
        scene.world.boxes.values().stream()
                .filter(box -> box.service.equals("web"))
                .forEach(box -> box.readyAt = scene.clock.instant());
        scene.pass(2);
        assertThat(scene.weight("web")).isEqualTo(Weight.NONE);
        scene.pass(5);
        assertThat(scene.weight("web")).isEqualTo(Weight.percent(20));
        assertThat(scene.weight("api")).isEqualTo(Weight.percent(20));
        scene.world.boxes.values().stream()
                .filter(box -> box.generation.hash().equals("new-api"))
                .forEach(box -> box.failure = "exited with code 1");
        scene.look();
        assertThat(scene.weight("web")).isEqualTo(Weight.NONE);
        assertThat(scene.weight("api")).isEqualTo(Weight.NONE);
        scene.world.inFlight.clear();
        scene.pass(5);
        assertThat(scene.state().outcome()).isEqualTo(Outcome.Failed);
    }

    /// Another process comes to the same figures from what was saved.
    @Test
    void figuresAreMadeAnewFromWhatWasSaved() {
        scene.pass(5);
        var state = scene.state();
        var first = new Analyses(scene.store);
        for (var second = 1; second <= 20; second++) {
            count(state, state.since().plusSeconds(second));
            first.verdicts(state);
        }
        var figures = first.verdicts(state);
        assertThat(figures.getFirst().requests()).isEqualTo(20 * 100);
        assertThat(figures).isEqualTo(new Analyses(scene.store).verdicts(state));
        assertThat(Judgement.of(figures)).isEqualTo(Judgement.REGRESSED);
        var curve = first.evidence(state);
        assertThat(curve).hasSize(20).isEqualTo(new Analyses(scene.store).evidence(state));
        assertThat(curve.getLast().harm()).isEqualTo(figures.getFirst().evidence());
        assertThat(curve.getLast().harm()).isGreaterThan(curve.getFirst().harm());
    }

    @Test
    void aLongAnalysisKeepsAShortCurveFromItsBeginningToItsEnd() {
        var curve = new EvidenceCurve();
        for (var second = 0; second < 5_000; second++) {
            curve.add(
                    List.of(new EvidencePoint(Instant.ofEpochSecond(second), "errors", second, 1)));
        }
        assertThat(curve.points()).hasSizeLessThanOrEqualTo(EvidenceCurve.MOST);
        assertThat(curve.points().getFirst().harm()).isZero();
        assertThat(curve.points().getLast().harm()).isEqualTo(4_999);
    }

    @Test
    void beforeItStartsTheOutlookSaysWhatCanBeSeen() {
        scene.pass(5);
        var state = scene.state();
        var plan = state.release().plan();
        assertThat(Outlook.of(scene.store, Scene.SHOP, Scene.PROD).of(plan))
                .singleElement()
                .asString()
                .startsWith("At 10 % the analysis can see a rise of 1.00 % errors to 2.00 %")
                .contains("SAFE in about 2,990 requests");
        for (var second = 1; second <= 20; second++) {
            count(state, state.since().plusSeconds(second));
        }
        assertThat(Outlook.of(scene.store, Scene.SHOP, Scene.PROD).of(plan))
                .singleElement()
                .asString()
                .contains("at 100.0 a second");
    }

    private void count(ReleaseState state, Instant at) {
        var second = Duration.ofSeconds(1);
        var weight = Weight.percent(10);
        scene.store.count(
                state.id(),
                List.of(
                        new Sample(
                                at,
                                second,
                                "web",
                                Side.STABLE,
                                weight.rest(),
                                90,
                                0,
                                0,
                                0,
                                Histogram.EMPTY),
                        new Sample(
                                at,
                                second,
                                "web",
                                Side.CANDIDATE,
                                weight,
                                10,
                                3,
                                0,
                                0,
                                Histogram.EMPTY)),
                Map.<String, Measurement>of());
    }
}
