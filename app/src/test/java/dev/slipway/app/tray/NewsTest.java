package dev.slipway.app.tray;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.pipeline.RunId;
import dev.slipway.core.pipeline.Status;
import dev.slipway.core.release.Outcome;
import dev.slipway.core.release.Phase;
import dev.slipway.core.release.ReleaseId;
import dev.slipway.core.source.ProjectName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class NewsTest {
    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");
    private static final ReleaseId RELEASE = ReleaseId.parse("r12");

    private static Facts.Run run(int number, Status status, Status before, Duration duration) {
        return new Facts.Run(
                new RunId(new ProjectName("shop"), number, 1),
                "main",
                status,
                Optional.of(before),
                false,
                duration,
                status.isFinal() ? Optional.of(NOW.plusSeconds(5)) : Optional.empty());
    }

    private static Facts.Run run(Status status, Status before) {
        return run(42, status, before, Duration.ofMinutes(1));
    }

    private static Facts.Release release(
            Phase phase, Optional<Outcome> outcome, boolean needsPerson, boolean regressed) {
        return new Facts.Release(
                RELEASE, "shop@test", phase, outcome, "10 %", needsPerson, regressed);
    }

    private static Facts of(Facts.Run... runs) {
        return new Facts(NOW, List.of(runs), List.of(), true);
    }

    private static Facts of(Facts.Release release) {
        return new Facts(NOW, List.of(), List.of(release), true);
    }

    private static List<NewsKind> kinds(Facts before, Facts after) {
        return News.between(before, after).stream().map(News::kind).toList();
    }

    private static List<NewsKind> kindsOfEnd(Status status, Status before, Duration duration) {
        return kinds(
                of(run(42, Status.RUNNING, before, Duration.ZERO)),
                of(run(42, status, before, duration)));
    }

    @Test
    void aRunTellsHowItEndedAndWhatThatChanges() {
        var minute = Duration.ofMinutes(1);
        assertThat(kindsOfEnd(Status.FAILURE, Status.SUCCESS, minute))
                .containsExactly(NewsKind.RUN_FAILED);
        assertThat(kindsOfEnd(Status.UNSTABLE, Status.SUCCESS, minute))
                .containsExactly(NewsKind.RUN_FAILED);
        assertThat(kindsOfEnd(Status.SUCCESS, Status.FAILURE, minute))
                .containsExactly(NewsKind.RUN_FIXED);
        assertThat(kindsOfEnd(Status.SUCCESS, Status.SUCCESS, minute))
                .containsExactly(NewsKind.RUN_SUCCEEDED);
        assertThat(kindsOfEnd(Status.SUCCESS, Status.SUCCESS, Duration.ofMinutes(6)))
                .containsExactly(NewsKind.LONG_RUN);
        assertThat(kindsOfEnd(Status.ABORTED, Status.SUCCESS, minute)).isEmpty();
    }

    @Test
    void aRunThatBeganAndEndedBetweenTwoLooksIsToldOnce() {
        var failed = of(run(Status.FAILURE, Status.SUCCESS));
        assertThat(kinds(of(new Facts.Run[0]), failed)).containsExactly(NewsKind.RUN_FAILED);
        assertThat(kinds(failed, failed)).isEmpty();
    }

    @Test
    void aReleaseTellsWhenItNeedsSomebodyAndWhenTheGuardTrips() {
        var goes = release(Phase.Progressing, Optional.empty(), false, false);
        var waits = release(Phase.Paused, Optional.empty(), true, false);
        var worse = release(Phase.Aborting, Optional.empty(), false, true);
        assertThat(kinds(of(goes), of(waits))).containsExactly(NewsKind.WAITS);
        assertThat(kinds(of(waits), of(waits))).isEmpty();
        assertThat(kinds(of(goes), of(worse))).containsExactly(NewsKind.GUARD_TRIPPED);
    }

    @Test
    void whatAPersonEndedByHandIsNoNews() {
        var goes = release(Phase.Progressing, Optional.empty(), false, false);
        for (var outcome : List.of(Outcome.Aborted, Outcome.Superseded)) {
            var over = release(Phase.Degraded, Optional.of(outcome), false, false);
            assertThat(kinds(of(goes), of(over))).as(outcome.name()).isEmpty();
        }
        var back = release(Phase.Healthy, Optional.of(Outcome.RolledBack), false, false);
        assertThat(kinds(of(goes), of(back))).containsExactly(NewsKind.ROLLED_BACK);
    }

    @Test
    void theFaceIsSolidUntilTheWorryIsAcknowledgedAndForADayOnly() {
        var worries = new Worries();
        assertThat(worries.face(false)).isEqualTo(TrayFace.OUTLINE);
        worries.look(of(run(Status.RUNNING, Status.SUCCESS)));
        assertThat(worries.face(false)).isEqualTo(TrayFace.DOT);
        worries.look(of(release(Phase.Paused, Optional.empty(), true, false)));
        assertThat(worries.face(false)).isEqualTo(TrayFace.SOLID);
        assertThat(worries.face(true)).isEqualTo(TrayFace.SLASH);

        worries.acknowledge("r12", NOW);
        assertThat(worries.face(false)).isEqualTo(TrayFace.DOT);
        var waits = release(Phase.Paused, Optional.empty(), true, false);
        worries.look(new Facts(NOW.plus(Duration.ofHours(25)), List.of(), List.of(waits), true));
        assertThat(worries.face(false)).isEqualTo(TrayFace.SOLID);
    }

    @Test
    void aFailureThatALaterRunMendedIsNoWorry() {
        var worries = new Worries();
        worries.look(
                of(
                        run(43, Status.SUCCESS, Status.FAILURE, Duration.ZERO),
                        run(42, Status.FAILURE, Status.SUCCESS, Duration.ZERO)));
        assertThat(worries.all()).isEmpty();
    }

    @Test
    void anEngineThatIsLostIsToldOnce() {
        var there = of(new Facts.Run[0]);
        var gone = new Facts(NOW, List.of(), List.of(), false);
        assertThat(kinds(there, gone)).containsExactly(NewsKind.ENGINE_LOST);
        assertThat(kinds(gone, gone)).isEmpty();
    }
}
