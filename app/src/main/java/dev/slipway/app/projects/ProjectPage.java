package dev.slipway.app.projects;

import dev.slipway.app.AppContext;
import dev.slipway.app.fx.Elided;
import dev.slipway.app.problem.EmptyState;
import dev.slipway.app.problem.Problem;
import dev.slipway.app.problem.ProblemPanel;
import dev.slipway.app.shell.Page;
import dev.slipway.app.theme.Icons;
import dev.slipway.core.source.Project;
import dev.slipway.core.source.ProjectName;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// One project: its runs, newest first, and the build button.
final class ProjectPage implements Page {
    private final AppContext context;
    private final ProjectName name;
    private final ProjectViewModel model;
    private final HBox head = new HBox(16);
    private final VBox above = new VBox(8);
    private final VBox view = new VBox();

    ProjectPage(AppContext context, ProjectName name) {
        this.context = context;
        this.name = name;
        this.model =
                new ProjectViewModel(context.core(), context.background(), context.events(), name);
        view.setId("project-page");
        view.getStyleClass().add("page-body");
        head.setAlignment(Pos.CENTER_LEFT);
        head.setMinHeight(40);
        var middle = new StackPane(runs(), nothingYet());
        VBox.setVgrow(middle, Priority.ALWAYS);
        above.managedProperty().bind(Bindings.isNotEmpty(above.getChildren()));
        view.getChildren().addAll(head, above, middle);
        model.project().subscribe(found -> found.ifPresent(this::showHead));
        model.problem().subscribe(this::show);
    }

    private void showHead(Project project) {
        var title = new Label(name.value());
        title.getStyleClass().add("heading");
        title.setMinWidth(Region.USE_PREF_SIZE);
        var location = Elided.label(Locations.shown(project.location()));
        location.getStyleClass().add("muted");
        location.setMinWidth(0);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var build = new BuildButton(context, project, this::refused);
        build.getStyleClass().add(atlantafx.base.theme.Styles.ACCENT);
        var pipeline = new Button(context.text("projects.pipeline"), Icons.of("fth-git-commit"));
        pipeline.setId("open-pipeline");
        pipeline.setMinWidth(Region.USE_PREF_SIZE);
        pipeline.setOnAction(e -> context.navigator().go(Places.pipeline(name)));
        head.getChildren().setAll(title, location, gap, pipeline, build);
    }

    private Node runs() {
        var table = new RunsTable(context, model.runs());
        table.visibleProperty().bind(Bindings.isNotEmpty(model.runs()));
        var more = new Button(context.text("projects.runs.more"));
        more.setId("older-runs");
        more.visibleProperty().bind(model.hasOlder());
        more.managedProperty().bind(more.visibleProperty());
        more.setOnAction(e -> model.showOlder());
        VBox.setVgrow(table, Priority.ALWAYS);
        var box = new VBox(8, table, more);
        box.setAlignment(Pos.TOP_CENTER);
        return box;
    }

    private Node nothingYet() {
        var empty =
                new EmptyState(
                        "fth-play-circle",
                        context.text("projects.runs.none"),
                        context.text("projects.runs.none.next"));
        empty.setId("no-runs");
        empty.setMouseTransparent(true);
        empty.visibleProperty().bind(model.loaded().and(Bindings.isEmpty(model.runs())));
        return empty;
    }

    private void show(Optional<Problem> problem) {
        above.getChildren().clear();
        problem.ifPresent(p -> above.getChildren().add(new ProblemPanel(context.texts(), p)));
    }

    private void refused(Problem problem) {
        model.problem().set(Optional.of(problem));
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public List<Crumb> crumbs() {
        return List.of(
                new Crumb(context.text("projects.title"), Places.projects()),
                new Crumb(name.value(), Places.of(name)));
    }

    @Override
    public void close() {
        model.close();
    }
}
