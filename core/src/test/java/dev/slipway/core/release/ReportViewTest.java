package dev.slipway.core.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.compose.StrategyName;
import dev.slipway.core.traffic.Histogram;
import dev.slipway.core.traffic.Weight;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportViewTest {
    private final Scene scene = Scene.beside(StrategyName.AB_TEST, 1, 1);

    private ReleaseReport report() {
        return new ReportView(scene.store, scene.state()).report();
    }

    @Test
    void aTestThatIsNotDecidedHasNoWinner() {
        scene.pass(6);
        assertThat(scene.state().phase()).isEqualTo(Phase.Paused);
        assertThat(report().winner()).isEmpty();
    }

    @Test
    void aTestWonByItsControlEndsRolledBack() {
        scene.pass(6);
        scene.save(Moves.aborting(scene.state(), Outcome.RolledBack, "", scene.clock.instant()));
        scene.pass(60);
        assertThat(scene.state().phase()).isEqualTo(Phase.Healthy);
        assertThat(scene.state().outcome()).isEqualTo(Outcome.RolledBack);
        assertThat(report().winner()).contains("control");
        assertThat(report().outcome()).contains(Outcome.RolledBack);
    }

    @Test
    void aTestWonByAVariantNamesIt() {
        scene.pass(6);
        scene.save(Moves.promoting(scene.state(), Side.THIRD, scene.clock.instant()).done());
        scene.pass(60);
        assertThat(scene.state().outcome()).isEqualTo(Outcome.Promoted);
        assertThat(report().winner()).contains("b0");
    }

    @Test
    void anAbortedTestHasNoWinner() {
        scene.pass(6).ask(ReleaseStatus.Verb.ABORT).pass(60);
        assertThat(scene.state().outcome()).isEqualTo(Outcome.Aborted);
        assertThat(report().winner()).isEmpty();
    }

    @Test
    void eachRowOfTheTableIsOneInterval() {
        var sample =
                new Sample(
                        scene.clock.instant(),
                        Duration.ofMillis(1500),
                        "web",
                        Side.CANDIDATE,
                        Weight.percent(12.5),
                        400,
                        3,
                        2,
                        1,
                        Histogram.of(Map.of(1_000L, 300L, 20_000L, 100L)));
        var none = Sample.none("web", Side.STABLE, scene.clock.instant());

        assertThat(SampleCsv.of(scene.state().release(), List.of(sample, none)))
                .containsExactly(
                        "at,tookMs,service,variant,askedPercent,requests,errors,probes,dropped,timed,p50Ms,p95Ms,p99Ms",
                        scene.clock.instant()
                                + ",1500,web,blue,12.50,400,3,2,1,400,1.000,20.000,20.000",
                        scene.clock.instant() + ",0,web,control,0.00,0,0,0,0,0,,,");
    }
}
