package dev.slipway.app.release;

import atlantafx.base.theme.Styles;
import dev.slipway.app.AppContext;
import dev.slipway.app.fx.Cells;
import dev.slipway.app.problem.EmptyState;
import dev.slipway.app.problem.ProblemPanel;
import dev.slipway.app.shell.Page;
import dev.slipway.app.theme.Icons;
import dev.slipway.app.theme.StatusLabel;
import dev.slipway.core.release.ReleaseStatus;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// All releases: live ones first, and the way to start one.
final class ReleasesPage implements Page {
    private final AppContext context;
    private final ReleasesViewModel model;
    private final VBox above = new VBox(8);
    private final VBox view = new VBox();

    ReleasesPage(AppContext context) {
        this.context = context;
        this.model = new ReleasesViewModel(context.core(), context.background(), context.events());
        view.setId("releases-page");
        view.getStyleClass().add("page-body");
        var middle = new StackPane(table(), nothingYet());
        VBox.setVgrow(middle, Priority.ALWAYS);
        above.managedProperty().bind(Bindings.isNotEmpty(above.getChildren()));
        view.getChildren().addAll(head(), above, middle);
        model.problem()
                .subscribe(problem -> {
                    above.getChildren().clear();
                    problem.ifPresent(
                            p -> above.getChildren().add(new ProblemPanel(context.texts(), p)));
                });
    }

    private Node head() {
        var title = new Label(context.text("releases.title"));
        title.getStyleClass().add("heading");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var start = startButton("new-release");
        start.getStyleClass().add(Styles.ACCENT);
        var head = new HBox(16, title, gap, start);
        head.setAlignment(Pos.CENTER_LEFT);
        head.setMinHeight(40);
        return head;
    }

    private Button startButton(String id) {
        var start = new Button(context.text("releases.new"), Icons.of("fth-plus"));
        start.setId(id);
        start.setOnAction(e -> context.navigator().go(Places.start()));
        return start;
    }

    private Node table() {
        var table = new TableView<>(model.rows());
        table.setId("releases-table");
        table.setAccessibleText(context.text("releases.title"));
        table.setFixedCellSize(34);
        Cells.fit(table);
        var texts = context.texts();
        table.getColumns().add(column("release", 95, s -> s.id().toString()));
        table.getColumns().add(elided("project", 150, s -> s.project().value()));
        table.getColumns().add(elided("environment", 120, s -> s.environment().value()));
        table.getColumns().add(column("version", 95, s -> s.version().toString()));
        table.getColumns().add(column("strategy", 135, s -> Phases.strategy(texts, s)));
        var state = column("state", 220, s -> Phases.words(texts, s));
        Cells.drawn(
                state,
                s -> {
                    var label = new StatusLabel();
                    label.show(Phases.tone(s), Phases.words(texts, s));
                    return label;
                });
        table.getColumns().add(state);
        table.getColumns().add(column("outcome", 150, s -> Phases.outcome(texts, s)));
        table.getColumns().add(column("effective", 95, s -> s.effectiveWeight().toString()));
        table.getColumns()
                .add(
                        column(
                                "started",
                                130,
                                s ->
                                        context.amounts()
                                                .ago(s.startedAt(), context.clock().instant())));
        Cells.onOpen(table, s -> context.navigator().go(Places.of(s.id())));
        table.visibleProperty().bind(Bindings.isNotEmpty(model.rows()));
        return table;
    }

    private javafx.scene.control.TableColumn<ReleaseStatus, String> elided(
            String key, double width, java.util.function.Function<ReleaseStatus, String> text) {
        var column = Cells.elided(context.text("releases.column." + key), width, text);
        Cells.yielding(column, 120);
        return column;
    }

    private javafx.scene.control.TableColumn<ReleaseStatus, String> column(
            String key, double width, java.util.function.Function<ReleaseStatus, String> text) {
        return Cells.column(context.text("releases.column." + key), width, text);
    }

    private Node nothingYet() {
        var empty =
                new EmptyState(
                        "fth-shuffle",
                        context.text("releases.none"),
                        context.text("releases.none.next"),
                        startButton("new-release-empty"));
        empty.setId("no-releases");
        empty.visibleProperty().bind(model.loaded().and(Bindings.isEmpty(model.rows())));
        return empty;
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public List<Crumb> crumbs() {
        return List.of(new Crumb(context.text("releases.title"), Places.releases()));
    }

    @Override
    public void close() {
        model.close();
    }
}
