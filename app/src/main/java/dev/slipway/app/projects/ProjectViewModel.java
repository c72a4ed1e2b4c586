package dev.slipway.app.projects;

import dev.slipway.app.fx.Background;
import dev.slipway.app.fx.LiveEvents;
import dev.slipway.app.fx.Refresh;
import dev.slipway.app.problem.Problem;
import dev.slipway.core.Core;
import dev.slipway.core.event.StoreChanged;
import dev.slipway.core.event.Subscription;
import dev.slipway.core.pipeline.PipelineEvent;
import dev.slipway.core.pipeline.PipelineRun;
import dev.slipway.core.source.Project;
import dev.slipway.core.source.ProjectName;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// A project and its runs, a hundred at first, more when asked. FX thread only.
final class ProjectViewModel implements AutoCloseable {
    private static final int PAGE = 100;

    private final Core core;
    private final ProjectName name;
    private final ObservableList<PipelineRun> runs = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<Project>> project =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper hasOlder = new ReadOnlyBooleanWrapper();
    private final ObjectProperty<Optional<Problem>> problem =
            new SimpleObjectProperty<>(Optional.empty());
    private final Refresh<Content> refresh;
    private final List<Subscription> subscriptions;
    private volatile int wanted = PAGE;

    private record Content(Project project, List<PipelineRun> runs, int asked) {}

    ProjectViewModel(Core core, Background background, LiveEvents events, ProjectName name) {
        this.core = core;
        this.name = name;
        this.refresh = new Refresh<>(background, this::read, this::show, this::refused);
        this.subscriptions =
                List.of(
                        events.on(PipelineEvent.RunChanged.class, e -> refresh.ask()),
                        events.on(StoreChanged.class, e -> refresh.ask()));
        refresh.ask();
    }

    private Content read() {
        int asked = wanted;
        return new Content(
                core.projects().require(name.value()),
                core.pipelines().list(Optional.of(name), Optional.empty(), asked),
                asked);
    }

    private void show(Content content) {
        if (!project.get().equals(Optional.of(content.project))) {
            project.set(Optional.of(content.project));
        }
        if (!runs.equals(content.runs)) {
            runs.setAll(content.runs);
        }
        hasOlder.set(content.runs.size() == content.asked);
        loaded.set(true);
    }

    private void refused(Problem why) {
        problem.set(Optional.of(why));
        loaded.set(true);
    }

    void showOlder() {
        wanted += PAGE;
        refresh.ask();
    }

    ObservableList<PipelineRun> runs() {
        return runs;
    }

    ReadOnlyObjectProperty<Optional<Project>> project() {
        return project.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty loaded() {
        return loaded.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty hasOlder() {
        return hasOlder.getReadOnlyProperty();
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
