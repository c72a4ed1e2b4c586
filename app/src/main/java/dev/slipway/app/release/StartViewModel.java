package dev.slipway.app.release;

import dev.slipway.app.fx.Background;
import dev.slipway.app.problem.Problem;
import dev.slipway.core.Core;
import dev.slipway.core.compose.ReleaseSpec;
import dev.slipway.core.compose.StrategyName;
import dev.slipway.core.environment.Environment;
import dev.slipway.core.pipeline.PipelineRun;
import dev.slipway.core.pipeline.Status;
import dev.slipway.core.release.PlanView;
import dev.slipway.core.release.ReleaseId;
import dev.slipway.core.release.ReleaseRequest;
import dev.slipway.core.source.Project;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// What to release, where and how; the plan follows each choice. FX thread only.
final class StartViewModel implements AutoCloseable {
    private static final int OFFERED = 20;

    private final Core core;
    private final Background background;
    private final String user;
    private final ObservableList<Project> projects = FXCollections.observableArrayList();
    private final ObservableList<Environment> environments = FXCollections.observableArrayList();
    private final ObservableList<PipelineRun> runs = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable Project> project = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Environment> environment = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable PipelineRun> run = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Optional<StrategyName>> strategy =
            new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<PlanView>> plan =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObjectProperty<Optional<Problem>> problem =
            new SimpleObjectProperty<>(Optional.empty());
    private @Nullable Future<?> planning;

    private record Known(List<Project> projects, List<Environment> environments) {}

    StartViewModel(Core core, Background background, String user) {
        this.core = core;
        this.background = background;
        this.user = user;
        project.subscribe(chosen -> readRuns());
        environment.subscribe(chosen -> makePlan());
        run.subscribe(chosen -> makePlan());
        strategy.subscribe(chosen -> makePlan());
        background.load(
                () -> new Known(core.projects().list(), core.environments().list()),
                this::show,
                this::refused);
    }

    private void show(Known known) {
        projects.setAll(known.projects);
        environments.setAll(known.environments);
        if (!projects.isEmpty()) {
            project.set(projects.getFirst());
        }
        if (!environments.isEmpty()) {
            environment.set(environments.getFirst());
        }
    }

    private void readRuns() {
        var chosen = project.get();
        runs.clear();
        run.set(null);
        if (chosen == null) {
            return;
        }
        background.load(
                () ->
                        core
                                .pipelines()
                                .list(Optional.of(chosen.name()), Optional.empty(), 5 * OFFERED)
                                .stream()
                                .filter(r -> r.status() == Status.SUCCESS)
                                .limit(OFFERED)
                                .toList(),
                good -> {
                    runs.setAll(good);
                    run.set(good.isEmpty() ? null : good.getFirst());
                },
                this::refused);
    }

    private void makePlan() {
        if (planning != null) {
            planning.cancel(true);
        }
        plan.set(Optional.empty());
        problem.set(Optional.empty());
        request()
                .ifPresent(request ->
                        planning =
                                background.load(
                                        () -> core.releases().plan(request),
                                        made -> plan.set(Optional.of(made)),
                                        this::refused));
    }

    private Optional<ReleaseRequest> request() {
        var what = project.get();
        var where = environment.get();
        var which = run.get();
        if (what == null || where == null || which == null) {
            return Optional.empty();
        }
        return Optional.of(
                new ReleaseRequest(
                        what.name(),
                        where.name(),
                        Optional.of(which.id()),
                        Map.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        chosenStrategy(),
                        List.<ReleaseSpec.Step>of(),
                        Map.of(),
                        false,
                        user));
    }

    private Optional<StrategyName> chosenStrategy() {
        var chosen = strategy.get();
        return chosen == null ? Optional.empty() : chosen;
    }

    /// Commits the release; its id is handed on.
    void start(Consumer<ReleaseId> then) {
        problem.set(Optional.empty());
        request()
                .ifPresent(request ->
                        background.load(
                                () -> {
                                    var id = core.releases().start(request);
                                    core.releases().ensureDriven();
                                    return id;
                                },
                                then,
                                this::refused));
    }

    private void refused(Problem why) {
        problem.set(Optional.of(why));
    }

    ObservableList<Project> projects() {
        return projects;
    }

    ObservableList<Environment> environments() {
        return environments;
    }

    ObservableList<PipelineRun> runs() {
        return runs;
    }

    ObjectProperty<@Nullable Project> project() {
        return project;
    }

    ObjectProperty<@Nullable Environment> environment() {
        return environment;
    }

    ObjectProperty<@Nullable PipelineRun> run() {
        return run;
    }

    ObjectProperty<@Nullable Optional<StrategyName>> strategy() {
        return strategy;
    }

    ReadOnlyObjectProperty<Optional<PlanView>> plan() {
        return plan.getReadOnlyProperty();
    }

    ObjectProperty<Optional<Problem>> problem() {
        return problem;
    }

    @Override
    public void close() {
        if (planning != null) {
            planning.cancel(true);
        }
    }
}
