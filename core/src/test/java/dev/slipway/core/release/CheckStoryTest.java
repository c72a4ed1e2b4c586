package dev.slipway.core.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.compose.CheckSpec;
import dev.slipway.core.compose.ReleaseSpec;
import dev.slipway.core.compose.StrategyName;
import dev.slipway.core.traffic.Weight;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What follows from checks of one's own, in an imaginary world.
class CheckStoryTest {
    @Test
    void usersComeOnlyAfterTheChecksHavePassed() {
        var scene = scene(2, false);
        scene.pass(4);
        assertThat(scene.state().step()).get().isInstanceOf(ReleaseStep.RunChecks.class);
        assertThat(scene.weight()).isEqualTo(Weight.NONE);
        scene.pass(20);
        assertThat(scene.weight()).isEqualTo(Weight.percent(20));
        assertThat(whats(scene)).contains("the checks are passed");
    }

    @Test
    void aFailureGivesTheReleaseUp() {
        var scene = scene(3, false, Check.Result.SUCCESS, Check.Result.FAILURE);
        scene.pass(60);
        assertThat(scene.state().phase()).isEqualTo(Phase.Degraded);
        assertThat(scene.state().outcome()).isEqualTo(Outcome.Aborted);
        assertThat(scene.state().message()).isEqualTo("check smoke failed: told");
        assertThat(scene.weight()).isEqualTo(Weight.NONE);
    }

    @Test
    void whatIsInconclusiveIsAPersonsToDecide() {
        var scene = scene(1, false, Check.Result.INCONCLUSIVE);
        scene.pass(30);
        assertThat(scene.state().reason()).isEqualTo(Reason.InconclusiveAnalysis);
        scene.ask(ReleaseStatus.Verb.PROMOTE).pass(30);
        assertThat(scene.weight()).isEqualTo(Weight.percent(20));
    }

    @Test
    void whatCannotBeMeasuredIsTriedAgainAndNeverAFailure() {
        var some = scene(1, false, Check.Result.ERROR, Check.Result.ERROR);
        some.pass(40);
        assertThat(some.weight()).isEqualTo(Weight.percent(20));

        var all = Collections.nCopies(6, Check.Result.ERROR).toArray(Check.Result[]::new);
        var none = scene(1, false, all);
        none.pass(60);
        assertThat(none.state().phase()).isEqualTo(Phase.Paused);
        assertThat(none.state().message()).contains("cannot be measured");
    }

    @Test
    void aDryRunDecidesNothing() {
        var scene = scene(1, true, Check.Result.FAILURE);
        scene.pass(30);
        assertThat(scene.weight()).isEqualTo(Weight.percent(20));
        assertThat(whats(scene)).contains("check FAILURE");
    }

    private static List<String> whats(Scene scene) {
        return scene.store.journal(scene.id).stream().map(JournalEntry::what).toList();
    }

    private static Scene scene(int count, boolean dryRun, Check.Result... found) {
        var check =
                new CheckSpec(
                        "smoke",
                        new CheckSpec.Http("/", 200, Optional.empty(), 1, 10, 0),
                        Duration.ofSeconds(2),
                        count,
                        0,
                        0,
                        4,
                        Duration.ofSeconds(5),
                        dryRun);
        var scene =
                new Scene(
                        StrategyName.CANARY,
                        1,
                        new ReleaseSpec.Step.Checks(List.of(check)),
                        Scene.weight(20),
                        Scene.pause());
        scene.world.measuresInto = scene.store;
        scene.world.found.addAll(List.of(found));
        return scene;
    }
}
