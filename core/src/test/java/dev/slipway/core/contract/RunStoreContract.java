package dev.slipway.core.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.pipeline.PipelineRun;
import dev.slipway.core.pipeline.RunGlance;
import dev.slipway.core.pipeline.RunId;
import dev.slipway.core.pipeline.RunStore;
import dev.slipway.core.pipeline.Status;
import dev.slipway.core.pipeline.Trigger;
import dev.slipway.core.source.ProjectName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What a `RunStore` does.
public abstract class RunStoreContract {
    protected static final ProjectName SHOP = new ProjectName("shop");
    private static final ProjectName APP = new ProjectName("app");
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00.123Z");

    protected abstract RunStore store();

    protected PipelineRun created(ProjectName project) {
        return store().create(project, "main", Runs.REVISION, Trigger.MANUAL, NOW);
    }

    @Test
    void numbersCountPerProject() {
        assertThat(created(SHOP).id()).isEqualTo(new RunId(SHOP, 1, 1));
        assertThat(created(APP).id()).isEqualTo(new RunId(APP, 1, 1));
        var second = created(SHOP);
        assertThat(second.id()).isEqualTo(new RunId(SHOP, 2, 1));
        assertThat(second.status()).isEqualTo(Status.QUEUED);
        assertThat(store().find(second.id())).contains(second);
        assertThat(store().find(new RunId(SHOP, 2, 2))).isEmpty();
    }

    @Test
    void aGlanceShowsTheNewestOfEachProject() {
        created(SHOP);
        var second = created(SHOP);
        var third = created(SHOP);
        var app = created(APP);

        assertThat(store().glances(2))
                .isEqualTo(
                        Map.of(
                                SHOP,
                                List.of(RunGlance.of(third), RunGlance.of(second)),
                                APP,
                                List.of(RunGlance.of(app))));
    }

    @Test
    void numbersAreGivenOnceWhoeverAsks() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked =
                    IntStream.range(0, 20)
                            .<Callable<PipelineRun>>mapToObj(_ -> () -> created(SHOP))
                            .toList();
            assertThat(threads.invokeAll(asked).stream().map(run -> run.resultNow().id().number()))
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.rangeClosed(1, 20).boxed().toList());
        }
    }

    @Test
    void aRunComesBackAsItWasSaved() {
        var run = Runs.whole(created(SHOP), Status.FAILURE);
        store().save(run);
        assertThat(store().find(run.id())).contains(run);
        assertThat(store().list(Optional.of(SHOP), Optional.empty(), 10)).containsExactly(run);
    }

    @Test
    void attemptsCountPerRun() {
        var first = created(SHOP);
        var again = store().createAttempt(first.id(), "main", Runs.REVISION, Trigger.MANUAL, NOW);
        assertThat(again.id()).isEqualTo(new RunId(SHOP, 1, 2));
        assertThat(again.status()).isEqualTo(Status.QUEUED);
        var third = store().createAttempt(again.id(), "main", Runs.REVISION, Trigger.MANUAL, NOW);
        assertThat(third.id()).isEqualTo(new RunId(SHOP, 1, 3));
        assertThat(created(SHOP).id()).isEqualTo(new RunId(SHOP, 2, 1));
        assertThat(store().find(first.id())).contains(first);
    }

    @Test
    void aRunThatEndedNeverChanges() {
        var run = Runs.whole(created(SHOP), Status.SUCCESS);
        store().save(run);
        assertThatThrownBy(() -> store().save(Runs.whole(run, Status.FAILURE)))
                .isInstanceOf(IllegalStateException.class);
        assertThat(store().find(run.id())).contains(run);
    }

    @Test
    void listsPageFromTheNewestBack() {
        var first = created(SHOP);
        var second = created(APP);
        var third = created(SHOP);
        assertThat(store().list(Optional.empty(), Optional.empty(), 2))
                .containsExactly(third, second);
        assertThat(store().list(Optional.empty(), Optional.of(second.id()), 2))
                .containsExactly(first);
        assertThat(store().list(Optional.of(SHOP), Optional.of(third.id()), 2))
                .containsExactly(first);
        assertThat(store().list(Optional.of(APP), Optional.empty(), 2)).containsExactly(second);
    }

    @Test
    void mediansAreOfTheLastSuccessfulTimesOfEachStage() {
        for (var seconds : List.of(100, 1, 2, 4)) {
            store().save(Runs.withStage(created(SHOP), Status.SUCCESS, "Test", seconds));
        }
        store().save(Runs.withStage(created(SHOP), Status.FAILURE, "Test", 1000));
        store().save(Runs.withStage(created(SHOP), Status.SUCCESS, "Package", 7));
        assertThat(store().medians(SHOP, 3))
                .isEqualTo(Map.of("Test", Duration.ofSeconds(2), "Package", Duration.ofSeconds(7)));
        assertThat(store().medians(SHOP, 4)).containsEntry("Test", Duration.ofSeconds(3));
        assertThat(store().medians(APP, 3)).isEmpty();
    }

    @Test
    void cancelIsAskedOfOneRunThatGoesOn() {
        var run = created(SHOP);
        var other = created(SHOP);
        store().askCancel(run.id());
        assertThat(store().isCancelAsked(run.id())).isTrue();
        assertThat(store().isCancelAsked(other.id())).isFalse();
        store().save(Runs.whole(other, Status.SUCCESS));
        store().askCancel(other.id());
        assertThat(store().isCancelAsked(other.id())).isFalse();
        store().askCancel(new RunId(SHOP, 99, 1));
    }
}
