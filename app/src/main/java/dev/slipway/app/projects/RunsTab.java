package dev.slipway.app.projects;

import dev.slipway.app.AppContext;
import dev.slipway.app.problem.EmptyState;
import dev.slipway.core.pipeline.PipelineRun;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.collections.transformation.FilteredList;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// All runs of a project, newest first, filtered by what is written in them. FX thread only.
final class RunsTab extends VBox {
    private final FilteredList<PipelineRun> shown;
    private final TextField filter = new TextField();
    private final CheckBox bad = new CheckBox();

    RunsTab(AppContext context, ProjectViewModel model) {
        super(8);
        getStyleClass().add("spot-tab");
        shown = new FilteredList<>(model.runs());
        filter.setId("runs-filter");
        filter.setPromptText(context.text("projects.runs.filter"));
        filter.setAccessibleText(context.text("projects.runs.filter"));
        filter.setPrefWidth(300);
        bad.setId("runs-bad");
        bad.setText(context.text("projects.runs.bad"));
        bad.setMinWidth(USE_PREF_SIZE);
        filter.textProperty().subscribe(this::look);
        bad.selectedProperty().subscribe(this::look);
        var head = new FlowPane(12, 6, filter, bad);
        head.setAlignment(Pos.CENTER_LEFT);
        var table = new RunsTable(context, shown);
        table.setId("all-runs-table");
        table.visibleProperty().bind(Bindings.isNotEmpty(shown));
        var more = new Button(context.text("projects.runs.more"));
        more.setId("older-runs");
        more.visibleProperty().bind(model.hasOlder());
        more.managedProperty().bind(more.visibleProperty());
        more.setOnAction(e -> model.showOlder());
        VBox.setVgrow(table, Priority.ALWAYS);
        var box = new VBox(8, table, more);
        box.setAlignment(Pos.TOP_CENTER);
        var middle = new StackPane(box, none(context, model), filtered(context, model));
        VBox.setVgrow(middle, Priority.ALWAYS);
        getChildren().addAll(head, middle);
    }

    private void look() {
        var wanted = filter.getText().strip().toLowerCase(Locale.ROOT);
        shown.setPredicate(run -> (!bad.isSelected() || isBad(run)) && isLike(run, wanted));
    }

    private static boolean isBad(PipelineRun run) {
        return switch (run.status()) {
            case FAILURE, UNSTABLE, ABORTED, NOT_BUILT -> true;
            case QUEUED, RUNNING, SUCCESS, SKIPPED -> false;
        };
    }

    private static boolean isLike(PipelineRun run, String wanted) {
        var words =
                "#"
                        + Places.number(run.id())
                        + " "
                        + run.ref()
                        + " "
                        + run.revision().hash()
                        + " "
                        + run.revision().author()
                        + " "
                        + run.revision().subject();
        return words.toLowerCase(Locale.ROOT).contains(wanted);
    }

    private static EmptyState none(AppContext context, ProjectViewModel model) {
        var empty =
                new EmptyState(
                        "fth-play-circle",
                        context.text("projects.runs.none"),
                        context.text("projects.runs.none.next"));
        empty.setMouseTransparent(true);
        empty.visibleProperty().bind(model.loaded().and(Bindings.isEmpty(model.runs())));
        return empty;
    }

    private EmptyState filtered(AppContext context, ProjectViewModel model) {
        var empty =
                new EmptyState(
                        "fth-filter",
                        context.text("projects.runs.nomatch"),
                        context.text("projects.runs.nomatch.next"));
        empty.setMouseTransparent(true);
        empty.visibleProperty()
                .bind(Bindings.isNotEmpty(model.runs()).and(Bindings.isEmpty(shown)));
        return empty;
    }
}
