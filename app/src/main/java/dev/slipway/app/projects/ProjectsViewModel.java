package dev.slipway.app.projects;

import dev.slipway.app.fx.Background;
import dev.slipway.app.fx.LiveEvents;
import dev.slipway.app.fx.Refresh;
import dev.slipway.app.problem.Problem;
import dev.slipway.core.Core;
import dev.slipway.core.event.StoreChanged;
import dev.slipway.core.event.Subscription;
import dev.slipway.core.pipeline.PipelineEvent;
import dev.slipway.core.source.ProjectName;
import java.util.List;
import java.util.Optional;
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
    private final Refresh<List<ProjectRow>> refresh;
    private final List<Subscription> subscriptions;

    ProjectsViewModel(Core core, Background background, LiveEvents events) {
        this.core = core;
        this.background = background;
        this.refresh = new Refresh<>(background, this::read, this::show, this::refused);
        this.subscriptions =
                List.of(
                        events.on(PipelineEvent.RunChanged.class, e -> refresh.ask()),
                        events.on(StoreChanged.class, e -> refresh.ask()));
        filter.subscribe(text -> shown.setPredicate(row -> row.matches(text)));
        refresh.ask();
    }

    private List<ProjectRow> read() {
        return core.projects().list().stream()
                .map(project ->
                        new ProjectRow(
                                project,
                                core.pipelines()
                                        .list(
                                                Optional.of(project.name()),
                                                Optional.empty(),
                                                TREND)))
                .toList();
    }

    private void show(List<ProjectRow> read) {
        if (!rows.equals(read)) {
            rows.setAll(read);
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
