package dev.slipway.core.release;

import static dev.slipway.core.release.Scene.pause;
import static dev.slipway.core.release.Scene.weight;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.compose.StrategyName;
import dev.slipway.core.release.ReleaseStatus.Verb;
import dev.slipway.core.traffic.Weight;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What happens to a release, told second by second.
class ReleaseStoryTest {
    private Scene scene = canary();

    private static Scene canary() {
        return new Scene(StrategyName.CANARY, 2, weight(10), pause(), weight(50), pause());
    }

    @AfterEach
    void nothingWasTakenFromUsers() {
        assertThat(scene.world.violations).isEmpty();
    }

    @Test
    void aFirstDeployStartsChecksAndRoutesEverything() {
        scene = new Scene(2);
        scene.pass(5);
        assertThat(scene.state().phase()).isEqualTo(Phase.Healthy);
        assertThat(scene.state().outcome()).isEqualTo(Outcome.Promoted);
        assertThat(scene.weight()).isEqualTo(Weight.ALL);
        assertThat(scene.state().isCleaned()).isTrue();
        assertThat(scene.store.deployed(Scene.SHOP, Scene.PROD).orElseThrow().version())
                .isEqualTo(new VersionId(2));
    }

    @Test
    void aFirstDeployThatFailsLeavesNothing() {
        scene = new Scene(2);
        scene.world.exits = "exited with code 3";
        scene.pass(5);
        assertThat(scene.state().phase()).isEqualTo(Phase.Degraded);
        assertThat(scene.state().outcome()).isEqualTo(Outcome.Failed);
        assertThat(scene.world.boxes).isEmpty();
        assertThat(scene.world.splits).isEmpty();
    }

    @Test
    void aCanaryHasOnlyTheContainersItsWeightNeeds() {
        scene.pass(5);
        assertThat(scene.state().phase()).isEqualTo(Phase.Paused);
        assertThat(scene.state().reason()).isEqualTo(Reason.PauseStep);
        assertThat(scene.weight()).isEqualTo(Weight.percent(10));
        assertThat(scene.world.of(scene.part(), Side.CANDIDATE)).hasSize(1);
        assertThat(scene.state().position().step()).isEqualTo(1);
    }

    @Test
    void aPromotedCanaryKeepsTheOldVersionHotAndThenRemovesIt() {
        scene.pass(5).ask(Verb.PROMOTE).pass(5);
        assertThat(scene.weight()).isEqualTo(Weight.percent(50));
        scene.ask(Verb.PROMOTE).pass(5);
        assertThat(scene.state().phase()).isEqualTo(Phase.Healthy);
        assertThat(scene.state().outcome()).isEqualTo(Outcome.Promoted);
        assertThat(scene.world.of(scene.part(), Side.STABLE)).hasSize(2);
        scene.world.inFlight.clear();
        scene.pass(301);
        assertThat(scene.world.of(scene.part(), Side.STABLE)).isEmpty();
        assertThat(scene.state().isCleaned()).isTrue();
        assertThat(scene.state().phase()).isEqualTo(Phase.Healthy);
    }

    @Test
    void theOldVersionIsDrainedBeforeItIsStopped() {
        scene.pass(5).ask(Verb.PROMOTE_FULL).pass(5);
        assertThat(scene.state().outcome()).isEqualTo(Outcome.FastPromoted);
        var stable = scene.part().stable().flatMap(Generation::slot).orElseThrow();
        scene.world.inFlight.put(stable, 3);
        scene.pass(310);
        assertThat(scene.world.of(scene.part(), Side.STABLE)).hasSize(2);
        scene.pass(30);
        assertThat(scene.world.of(scene.part(), Side.STABLE)).isEmpty();
        assertThat(scene.state().cut()).isEqualTo(3);
    }

    @Test
    void anAbortGivesEverythingBackAndRemovesTheCandidate() {
        scene.pass(5).ask(Verb.ABORT);
        scene.look();
        assertThat(scene.weight()).isEqualTo(Weight.NONE);
        scene.world.inFlight.clear();
        scene.pass(3);
        assertThat(scene.state().phase()).isEqualTo(Phase.Degraded);
        assertThat(scene.state().outcome()).isEqualTo(Outcome.Aborted);
        assertThat(scene.world.of(scene.part(), Side.CANDIDATE)).isEmpty();
        assertThat(scene.world.of(scene.part(), Side.STABLE)).hasSize(2);
    }

    @Test
    void anAbortedReleaseCanBeTriedAgain() {
        scene.pass(5).ask(Verb.ABORT);
        scene.world.inFlight.clear();
        scene.pass(3).ask(Verb.RETRY).pass(5);
        assertThat(scene.state().phase()).isEqualTo(Phase.Paused);
        assertThat(scene.state().outcome()).isNull();
        assertThat(scene.weight()).isEqualTo(Weight.percent(10));
    }

    @Test
    void theHandOutranksThePlanUntilItIsResumed() {
        scene.pass(5).hand(25).pass(3);
        assertThat(scene.weight()).isEqualTo(Weight.percent(25));
        assertThat(scene.state().reason()).isEqualTo(Reason.ManualPause);
        scene.ask(Verb.RESUME).pass(3);
        assertThat(scene.state().reason()).isEqualTo(Reason.PauseStep);
        assertThat(scene.weight()).isEqualTo(Weight.percent(25));
        scene.ask(Verb.PROMOTE).pass(5);
        assertThat(scene.weight()).isEqualTo(Weight.percent(50));
    }

    @Test
    void aHandsWeightWaitsForItsContainers() {
        scene.pass(5).hand(80);
        scene.look();
        assertThat(scene.weight()).isEqualTo(Weight.percent(10));
        scene.pass(4);
        assertThat(scene.weight()).isEqualTo(Weight.percent(80));
        assertThat(scene.world.of(scene.part(), Side.CANDIDATE)).hasSize(2);
    }

    @Test
    void aTimedPauseGoesOnByItselfAndStandsStillWhileAPersonHoldsIt() {
        scene =
                new Scene(
                        StrategyName.CANARY,
                        1,
                        weight(10),
                        pause(Duration.ofSeconds(20)),
                        weight(50),
                        pause());
        scene.pass(10).ask(Verb.PAUSE).pass(60);
        assertThat(scene.weight()).isEqualTo(Weight.percent(10));
        scene.ask(Verb.RESUME).pass(5);
        assertThat(scene.weight()).isEqualTo(Weight.percent(10));
        scene.pass(15);
        assertThat(scene.weight()).isEqualTo(Weight.percent(50));
    }

    @Test
    void aCandidateThatExitsIsTakenBackAndLeavesItsEvidence() {
        scene.world.exits = "exited with code 7";
        scene.pass(5);
        assertThat(scene.state().phase()).isEqualTo(Phase.Degraded);
        assertThat(scene.state().outcome()).isEqualTo(Outcome.Failed);
        assertThat(scene.state().message()).isEqualTo("web 1 exited with code 7");
        assertThat(scene.store.journal(scene.id))
                .anySatisfy(entry -> assertThat(entry.details()).contains("web-new-1"));
        assertThat(scene.world.splitsMade).isZero();
    }

    @Test
    void aCandidateThatIsNeverHealthyFailsAfterItsTime() {
        scene.world.neverHealthy = true;
        scene.pass(50);
        assertThat(scene.state().phase()).isEqualTo(Phase.Progressing);
        scene.pass(15);
        assertThat(scene.state().outcome()).isEqualTo(Outcome.Failed);
        assertThat(scene.state().message()).contains("0 of 1 web healthy").contains("1m");
    }

    @Test
    void timeThatNobodyWatchedIsNotCounted() {
        scene.world.neverHealthy = true;
        scene.pass(50);
        scene.clock.advance(Duration.ofHours(3));
        scene.kill();
        scene.pass(50);
        assertThat(scene.state().phase()).isEqualTo(Phase.Progressing);
    }

    @Test
    void blueGreenStartsEverythingBeforeItSwitches() {
        scene = new Scene(StrategyName.BLUE_GREEN, 3);
        scene.pass(1);
        assertThat(scene.world.of(scene.part(), Side.CANDIDATE)).hasSize(3);
        assertThat(scene.weight()).isEqualTo(Weight.NONE);
        scene.pass(3);
        assertThat(scene.weight()).isEqualTo(Weight.ALL);
        assertThat(scene.world.splitsMade).isEqualTo(1);
        assertThat(scene.state().phase()).isEqualTo(Phase.Healthy);
    }

    @Test
    void rollingReplacesOneAfterTheOther() {
        scene = new Scene(StrategyName.ROLLING, 3);
        scene.pass(3);
        assertThat(scene.weight()).isEqualTo(new Weight(3333));
        assertThat(scene.world.of(scene.part(), Side.STABLE)).hasSize(2);
        scene.world.inFlight.clear();
        scene.pass(10);
        scene.world.inFlight.clear();
        scene.pass(5);
        assertThat(scene.state().phase()).isEqualTo(Phase.Healthy);
        assertThat(scene.state().isCleaned()).isTrue();
        assertThat(scene.world.of(scene.part(), Side.STABLE)).isEmpty();
    }

    @Test
    void anAbortedRollingReleaseBringsTheOldContainersBackFirst() {
        scene = new Scene(StrategyName.ROLLING, 3);
        scene.pass(3).ask(Verb.ABORT);
        scene.look();
        assertThat(scene.weight()).isEqualTo(new Weight(3333));
        scene.world.inFlight.clear();
        scene.pass(6);
        assertThat(scene.weight()).isEqualTo(Weight.NONE);
        assertThat(scene.world.of(scene.part(), Side.STABLE)).hasSize(3);
        assertThat(scene.state().outcome()).isEqualTo(Outcome.Aborted);
    }
}
