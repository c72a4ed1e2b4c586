package dev.slipway.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.MadeHome;
import dev.slipway.app.RunMaker;
import dev.slipway.app.fx.Background;
import dev.slipway.app.fx.LiveEvents;
import dev.slipway.core.Core;
import dev.slipway.core.CoreOptions;
import dev.slipway.core.pipeline.PipelineEvent;
import dev.slipway.core.pipeline.PipelineRun;
import dev.slipway.core.pipeline.RunId;
import dev.slipway.core.pipeline.StageResult;
import dev.slipway.core.pipeline.Status;
import dev.slipway.core.pipeline.TestTotals;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Over a real core and store, without a stage: all work is done at once on the test's thread.
class RunViewModelTest {
    private final Background background = new Background(Runnable::run, Runnable::run);
    private final RunMaker maker = new RunMaker("main", "x", MadeHome.NOW);
    @TempDir Path folder;
    private MadeHome home;
    private Core core;
    private LiveEvents events;

    @BeforeEach
    void open() {
        home = new MadeHome(folder);
        core = Core.open(new CoreOptions(folder, List.of()));
        events = new LiveEvents(core.events(), Runnable::run);
        home.project("shop", "/shop");
    }

    @AfterEach
    void close() {
        events.close();
        core.close();
        home.close();
    }

    private PipelineRun run(Status status, StageResult... stages) {
        return home.run(
                new dev.slipway.core.source.ProjectName("shop"),
                maker,
                created -> whole(created, status, stages));
    }

    private static PipelineRun whole(PipelineRun created, Status status, StageResult... stages) {
        var whole = new RunMaker(created.ref(), "x", created.queuedAt());
        List.of(stages).forEach(whole::then);
        return whole.whole(created, status, TestTotals.NONE, List.of(), null);
    }

    private RunViewModel model(RunId run) {
        return new RunViewModel(core, background, events, run, Optional.empty());
    }

    @Test
    void aFailedRunOpensAtItsFirstFailure() {
        var run =
                run(
                        Status.FAILURE,
                        maker.stage("Build", Status.SUCCESS, 1, 1, "make"),
                        maker.stage("Test", Status.FAILURE, 1, 1, "make test"));
        home.log(
                run.id(),
                2,
                "+ make test",
                "cart.c:3: error: rounding",
                "make: *** [test] Error 1");

        try (var model = model(run.id())) {
            assertThat(model.selected().get()).contains("Test");
            assertThat(model.failure().get()).contains(new FirstFailure("Test", 2, 1));
        }
    }

    @Test
    void aLiveRunIsFollowedUntilAPersonChooses() {
        var build = maker.stage("Build", Status.RUNNING, 1, 1, "make");
        var run = run(Status.RUNNING, build);

        try (var model = model(run.id())) {
            assertThat(model.selected().get()).contains("Build");

            var done = maker.stage("Build", Status.SUCCESS, 1, 1, "make");
            var test = maker.stage("Test", Status.RUNNING, 1, 1, "make test");
            goesOn(run, done, test);
            assertThat(model.selected().get()).contains("Test");

            model.select(Optional.of("Build"));
            var pack = maker.stage("Package", Status.RUNNING, 1, 1, "tar");
            goesOn(run, done, maker.stage("Test", Status.SUCCESS, 1, 1, "make test"), pack);
            assertThat(model.selected().get()).contains("Build");
        }
    }

    private void goesOn(PipelineRun run, StageResult... stages) {
        home.save(whole(run, Status.RUNNING, stages));
        core.events()
                .publish(
                        new PipelineEvent.StageChanged(
                                MadeHome.NOW, run.id(), "x", Status.RUNNING));
    }

    @Test
    void anEndedRunIsNotReadAgain() {
        var run = run(Status.SUCCESS, maker.stage("Build", Status.SUCCESS, 1, 1, "make"));

        try (var model = model(run.id())) {
            var before = model.snapshot().get();
            core.events()
                    .publish(new PipelineEvent.RunChanged(MadeHome.NOW, run.id(), Status.SUCCESS));
            assertThat(model.snapshot().get()).isSameAs(before);
            assertThat(model.selected().get()).isEmpty();
        }
    }

    @Test
    void aRunThatIsNotThereIsAProblemWithAWayOut() {
        try (var model = model(new RunId(new dev.slipway.core.source.ProjectName("shop"), 99, 1))) {
            assertThat(model.problem().get()).isPresent();
            assertThat(model.problem().get().orElseThrow().code()).isEqualTo("run.unknown");
        }
    }

    @Test
    void theUsualDurationIsTheMedianOfGoodRunsBeforeThisOne() {
        for (int seconds : new int[] {10, 30, 20}) {
            run(Status.SUCCESS, maker.stage("Build", Status.SUCCESS, seconds, 1, "make"));
        }
        var last = run(Status.SUCCESS, maker.stage("Build", Status.SUCCESS, 90, 1, "make"));

        try (var model = model(last.id())) {
            assertThat(model.snapshot().get().orElseThrow().median())
                    .map(d -> d.toSeconds())
                    .contains(20L);
        }
    }
}
