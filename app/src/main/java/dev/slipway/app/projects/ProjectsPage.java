package dev.slipway.app.projects;

import atlantafx.base.theme.Styles;
import dev.slipway.app.AppContext;
import dev.slipway.app.problem.EmptyState;
import dev.slipway.app.problem.Problem;
import dev.slipway.app.problem.ProblemPanel;
import dev.slipway.app.shell.Page;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// All projects: add, build, look into, forget.
final class ProjectsPage implements Page {
    private final AppContext context;
    private final ProjectsViewModel model;
    private final VBox above = new VBox(8);
    private final VBox view = new VBox();

    ProjectsPage(AppContext context) {
        this.context = context;
        this.model = new ProjectsViewModel(context.core(), context.background(), context.events());
        view.getStyleClass().add("page-body");
        var middle = new StackPane(table(), nothingYet(), nothingFound());
        VBox.setVgrow(middle, Priority.ALWAYS);
        above.managedProperty().bind(Bindings.isNotEmpty(above.getChildren()));
        view.getChildren().addAll(head(), above, middle);
        model.problem().subscribe(this::show);
    }

    private HBox head() {
        var title = new Label(context.text("projects.title"));
        title.getStyleClass().add("heading");
        title.setMinWidth(Region.USE_PREF_SIZE);
        var filter = new TextField();
        filter.setId("projects-filter");
        filter.setPromptText(context.text("projects.filter"));
        filter.setAccessibleText(context.text("projects.filter"));
        filter.setPrefWidth(160);
        filter.textProperty().bindBidirectional(model.filter());
        var add = new AddBar(context);
        HBox.setHgrow(add, Priority.ALWAYS);
        filter.setFocusTraversable(true);
        var head = new HBox(16, title, filter, add);
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private Node table() {
        var table =
                new ProjectsTable(
                        context,
                        model.rows(),
                        model.environments(),
                        this::refused,
                        this::askToRemove);
        table.visibleProperty().bind(Bindings.isNotEmpty(model.rows()));
        return table;
    }

    private Node nothingYet() {
        var sample = new Button(context.text("projects.openSample"));
        sample.setId("open-sample");
        sample.setDefaultButton(true);
        sample.setOnAction(e -> new AddProjects(context).addSample());
        var choose = new Button(context.text("projects.chooseFolder"));
        choose.setOnAction(e -> AddBar.choose(context, choose));
        var template = new Button(context.text("projects.fromTemplate"));
        template.setId("open-templates");
        template.setOnAction(
                e -> context.navigator().go(dev.slipway.app.shell.Address.of("templates")));
        var empty =
                new EmptyState(
                        "fth-box",
                        context.text("projects.none"),
                        context.text("projects.none.next"),
                        sample,
                        choose,
                        template);
        empty.setId("no-projects");
        empty.getChildren().add(new FoundRepositories(context));
        empty.visibleProperty().bind(model.loaded().and(Bindings.isEmpty(model.all())));
        return empty;
    }

    private Node nothingFound() {
        var empty =
                new EmptyState(
                        "fth-search",
                        context.text("projects.noMatch"),
                        context.text("projects.noMatch.next"));
        empty.visibleProperty()
                .bind(Bindings.isNotEmpty(model.all()).and(Bindings.isEmpty(model.rows())));
        return empty;
    }

    private void show(Optional<Problem> problem) {
        above.getChildren().removeIf(ProblemPanel.class::isInstance);
        problem.ifPresent(p ->
                above.getChildren()
                        .add(
                                new ProblemPanel(
                                        context.texts(),
                                        p,
                                        ProblemPanel.action(
                                                context.text("projects.again"), model::reload))));
    }

    private void refused(Problem problem) {
        model.problem().set(Optional.of(problem));
    }

    private void askToRemove(ProjectRow row) {
        var name = row.project().name();
        var question =
                new Label(context.text("projects.remove.ask", name, row.project().location()));
        question.setWrapText(true);
        HBox.setHgrow(question, Priority.ALWAYS);
        question.setMaxWidth(Double.MAX_VALUE);
        var bar = new HBox(question);
        bar.getStyleClass().add("ask-bar");
        var forget = new Button(context.text("projects.remove", name));
        forget.setId("remove-yes");
        forget.getStyleClass().add(Styles.DANGER);
        forget.setMinWidth(Region.USE_PREF_SIZE);
        var keep = new Button(context.text("projects.remove.keep"));
        keep.setId("remove-no");
        keep.setCancelButton(true);
        keep.setMinWidth(Region.USE_PREF_SIZE);
        forget.setOnAction(e -> {
            above.getChildren().remove(bar);
            model.remove(name);
        });
        keep.setOnAction(e -> above.getChildren().remove(bar));
        bar.getChildren().addAll(keep, forget);
        above.getChildren().setAll(bar);
        keep.requestFocus();
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public List<Crumb> crumbs() {
        return List.of(new Crumb(context.text("projects.title"), Places.projects()));
    }

    @Override
    public void close() {
        model.close();
    }
}
