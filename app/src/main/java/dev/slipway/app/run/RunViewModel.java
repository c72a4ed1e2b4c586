package dev.slipway.app.run;

import dev.slipway.app.fx.Background;
import dev.slipway.app.fx.LiveEvents;
import dev.slipway.app.fx.Refresh;
import dev.slipway.app.problem.Problem;
import dev.slipway.app.run.log.LogPart;
import dev.slipway.core.Core;
import dev.slipway.core.event.StoreChanged;
import dev.slipway.core.event.Subscription;
import dev.slipway.core.pipeline.PipelineEvent;
import dev.slipway.core.pipeline.PipelineRun;
import dev.slipway.core.pipeline.RunId;
import dev.slipway.core.pipeline.StageResult;
import dev.slipway.core.pipeline.Status;
import dev.slipway.core.pipeline.StepLog;
import dev.slipway.core.pipeline.StepResult;
import dev.slipway.core.pipeline.TestCase;
import dev.slipway.core.source.Project;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/// One run as it stands, kept up while it goes on, and which of its stages one looks at: until a
/// person chooses, the current one of a live run, the first failing one of a bad one. FX thread
/// only.
public final class RunViewModel implements AutoCloseable {
    private static final int COMPARED = 10;

    private final Core core;
    private final Background background;
    private final RunId id;
    private final ReadOnlyObjectWrapper<Optional<Snapshot>> snapshot =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<String>> selected =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<FirstFailure>> failure =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<PipelineEvent.FirstFailure>> early =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObjectProperty<Optional<Problem>> problem =
            new SimpleObjectProperty<>(Optional.empty());
    private final Refresh<Snapshot> refresh;
    private final List<Subscription> subscriptions;
    private boolean chosenByHand;
    private boolean failureAsked;

    /// What was read at one time.
    ///
    /// @param median of the project's last good runs before this one
    record Snapshot(
            Project project, PipelineRun run, List<TestCase> tests, Optional<Duration> median) {}

    RunViewModel(
            Core core,
            Background background,
            LiveEvents events,
            RunId id,
            Optional<String> selectedStage) {
        this.core = core;
        this.background = background;
        this.id = id;
        this.chosenByHand = selectedStage.isPresent();
        selected.set(selectedStage);
        this.refresh = new Refresh<>(background, this::read, this::show, this::refused);
        this.subscriptions =
                List.of(
                        events.on(PipelineEvent.class, this::heard),
                        events.on(StoreChanged.class, e -> lookAgain()));
        refresh.ask();
    }

    private void heard(PipelineEvent event) {
        if (event.run().equals(id)) {
            if (event instanceof PipelineEvent.FirstFailure failed && early.get().isEmpty()) {
                early.set(Optional.of(failed));
            }
            lookAgain();
        }
    }

    private void lookAgain() {
        if (!isEnded()) {
            refresh.ask();
        }
    }

    /// True once nothing about it will change any more.
    boolean isEnded() {
        return snapshot.get().filter(s -> s.run.status().isFinal()).isPresent();
    }

    private Snapshot read() {
        var run = core.pipelines().require(id.toString());
        return new Snapshot(
                core.projects().require(id.project().value()),
                run,
                core.pipelines().tests(id),
                median());
    }

    private Optional<Duration> median() {
        var before =
                core.pipelines().list(Optional.of(id.project()), Optional.of(id), COMPARED).stream()
                        .filter(run -> run.status() == Status.SUCCESS && run.duration() != null)
                        .map(PipelineRun::duration)
                        .sorted()
                        .toList();
        return before.isEmpty() ? Optional.empty() : Optional.of(before.get(before.size() / 2));
    }

    private void show(Snapshot read) {
        if (snapshot.get().equals(Optional.of(read))) {
            return;
        }
        if (!chosenByHand) {
            selected.set(lookedAt(read.run));
        }
        snapshot.set(Optional.of(read));
        if (read.run.status().isFinal() && !failureAsked) {
            failureAsked = true;
            findFailure(read.run);
        }
    }

    private void refused(Problem why) {
        problem.set(Optional.of(why));
    }

    /// What deserves to be seen by itself.
    static Optional<String> lookedAt(PipelineRun run) {
        if (run.status().isFinal()) {
            return FirstFailure.place(run).map(place -> place.stage().path());
        }
        return run.allStages()
                .filter(stage -> stage.status() == Status.RUNNING && stage.children().isEmpty())
                .reduce((first, last) -> last)
                .map(StageResult::path);
    }

    private void findFailure(PipelineRun run) {
        var place = FirstFailure.place(run);
        if (place.isEmpty() || place.get().step().isEmpty()) {
            return;
        }
        var stage = place.get().stage().path();
        var step = place.get().step().get();
        background.load(
                () -> {
                    try (var log = core.pipelines().log(id, step)) {
                        return new FirstFailure(
                                stage, step.ordinal(), FirstFailure.line(log, run.failures()));
                    }
                },
                found -> failure.set(Optional.of(found)),
                this::refused);
    }

    /// False while the run itself says what deserves to be seen.
    boolean isChosenByHand() {
        return chosenByHand;
    }

    /// A person chose a stage; empty for the whole run.
    void select(Optional<String> path) {
        chosenByHand = true;
        selected.set(path);
    }

    /// The steps whose logs belong to what is selected, in the order they began.
    static List<LogPart> parts(PipelineRun run, Optional<String> selectedStage) {
        var within = selectedStage.flatMap(run::stage);
        var stages = within.map(StageResult::flatten).orElseGet(run::allStages);
        return stages.flatMap(stage -> stage.steps().stream().map(step -> new LogPart(stage, step)))
                .sorted(Comparator.comparingInt(part -> part.step().ordinal()))
                .toList();
    }

    StepLog log(StepResult step) {
        return core.pipelines().log(id, step);
    }

    void cancel(Consumer<Problem> failed) {
        background.load(
                () -> {
                    core.pipelines().cancel(id);
                    return id;
                },
                asked -> refresh.ask(),
                failed);
    }

    RunId id() {
        return id;
    }

    ReadOnlyObjectProperty<Optional<Snapshot>> snapshot() {
        return snapshot.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<String>> selected() {
        return selected.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<FirstFailure>> failure() {
        return failure.getReadOnlyProperty();
    }

    /// The first thing that failed while the run still goes on, as soon as it is known.
    ReadOnlyObjectProperty<Optional<PipelineEvent.FirstFailure>> early() {
        return early.getReadOnlyProperty();
    }

    ObjectProperty<Optional<Problem>> problem() {
        return problem;
    }

    @Override
    public void close() {
        refresh.close();
        subscriptions.forEach(Subscription::close);
    }
}
