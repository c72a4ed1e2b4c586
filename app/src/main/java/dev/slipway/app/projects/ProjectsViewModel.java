package dev.slipway.app.projects;

import dev.slipway.app.fx.Background;
import dev.slipway.app.fx.LiveEvents;
import dev.slipway.app.fx.Refresh;
import dev.slipway.app.problem.Problem;
import dev.slipway.core.Core;
import dev.slipway.core.environment.EnvironmentName;
import dev.slipway.core.event.StoreChanged;
import dev.slipway.core.event.Subscription;
import dev.slipway.core.pipeline.PipelineEvent;
import dev.slipway.core.pipeline.RunGlance;
import dev.slipway.core.release.ReleaseEvent;
import dev.slipway.core.release.Standing;
import dev.slipway.core.source.Project;
import dev.slipway.core.source.ProjectName;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;

/// The projects with their last runs, kept up with what this and other processes do. FX thread
/// only.
final class ProjectsViewModel implements AutoCloseable {
    private static final int TREND = 12;

    private final Core core;
    private final Background background;
    private final ObservableList<ProjectRow> rows = FXCollections.observableArrayList();
    private final FilteredList<ProjectRow> shown = new FilteredList<>(rows);
    private final StringProperty filter = new SimpleStringProperty("");
    private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper();
    private final ObjectProperty<Optional<Problem>> problem =
            new SimpleObjectProperty<>(Optional.empty());
    private final ObservableList<EnvironmentName> environments =
            FXCollections.observableArrayList();
    private final Refresh<Content> refresh;
    private final List<Subscription> subscriptions;

    private record Content(List<ProjectRow> rows, List<EnvironmentName> environments) {}

    ProjectsViewModel(Core core, Background background, LiveEvents events) {
        this.core = core;
        this.background = background;
        this.refresh = new Refresh<>(background, this::read, this::show, this::refused);
        this.subscriptions =
                List.of(
                        events.on(PipelineEvent.RunChanged.class, e -> refresh.ask()),
                        events.on(ReleaseEvent.Moved.class, e -> refresh.ask()),
                        events.on(StoreChanged.class, e -> refresh.ask()));
        filter.subscribe(text -> shown.setPredicate(row -> row.matches(text)));
        refresh.ask();
    }

    private Content read() {
        var standings =
                core.releases().standings().stream()
                        .collect(Collectors.groupingBy(Standing::project));
        var glances = core.pipelines().glances(TREND);
        var rows =
                core.projects().list().stream()
                        .map(project ->
                                row(
                                        project,
                                        glances.getOrDefault(project.name(), List.of()),
                                        standings.getOrDefault(project.name(), List.of())))
                        .toList();
        return new Content(rows, Lifecycle.inOrder(core.environments().list()));
    }

    private static ProjectRow row(
            Project project, List<RunGlance> recent, List<Standing> standings) {
        return new ProjectRow(
                project,
                recent,
                standings.stream()
                        .collect(Collectors.toMap(Standing::environment, Function.identity())));
    }

    private void show(Content read) {
        if (!environments.equals(read.environments)) {
            environments.setAll(read.environments);
        }
        if (!rows.equals(read.rows)) {
            rows.setAll(read.rows);
        }
        problem.set(Optional.empty());
        loaded.set(true);
    }

    private void refused(Problem why) {
        problem.set(Optional.of(why));
        loaded.set(true);
    }

    /// Those that the filter lets through.
    ObservableList<ProjectRow> rows() {
        return shown;
    }

    /// All of them.
    ObservableList<ProjectRow> all() {
        return rows;
    }

    /// In the order that versions take through them.
    ObservableList<EnvironmentName> environments() {
        return environments;
    }

    StringProperty filter() {
        return filter;
    }

    /// False until the first reading is in.
    ReadOnlyBooleanProperty loaded() {
        return loaded.getReadOnlyProperty();
    }

    ObjectProperty<Optional<Problem>> problem() {
        return problem;
    }

    void remove(ProjectName name) {
        background.load(
                () -> {
                    core.projects().remove(name);
                    return name;
                },
                removed -> refresh.ask(),
                this::refused);
    }

    void reload() {
        refresh.ask();
    }

    @Override
    public void close() {
        refresh.close();
        subscriptions.forEach(Subscription::close);
    }
}
