package dev.slipway.app.projects;

import atlantafx.base.theme.Styles;
import dev.slipway.app.AppContext;
import dev.slipway.app.fx.Cells;
import dev.slipway.app.problem.EmptyState;
import dev.slipway.app.run.ArtifactFiles;
import dev.slipway.app.text.Amounts;
import dev.slipway.app.theme.Icons;
import dev.slipway.core.pipeline.Artifact;
import dev.slipway.core.pipeline.PipelineRun;
import java.io.File;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;

/// What the runs of a project kept, newest first. FX thread only.
final class ArtifactsTab extends VBox {
    private final AppContext context;
    private final ProjectViewModel model;
    private final ArtifactFiles files;
    private final ObservableList<Kept> all = FXCollections.observableArrayList();
    private final FilteredList<Kept> shown = new FilteredList<>(all);

    /// An artifact and the run that kept it.
    record Kept(PipelineRun run, Artifact artifact) {}

    ArtifactsTab(AppContext context, ProjectViewModel model) {
        super(8);
        this.context = context;
        this.model = model;
        this.files = new ArtifactFiles(context);
        getStyleClass().add("spot-tab");
        var filter = new TextField();
        filter.setId("project-artifacts-filter");
        filter.setPromptText(context.text("projects.artifacts.filter"));
        filter.setAccessibleText(context.text("projects.artifacts.filter"));
        filter.setPrefWidth(300);
        filter.textProperty()
                .subscribe(text -> {
                    var wanted = text.strip().toLowerCase(Locale.ROOT);
                    shown.setPredicate(kept ->
                            (kept.artifact.path() + kept.artifact.sha256())
                                    .toLowerCase(Locale.ROOT)
                                    .contains(wanted));
                });
        var middle = new StackPane(table(), nothing());
        VBox.setVgrow(middle, Priority.ALWAYS);
        getChildren().addAll(new FlowPane(filter), middle);
        model.runs().subscribe(this::fill);
        fill();
    }

    private void fill() {
        var kept =
                model.runs().stream()
                        .flatMap(run -> run.artifacts().stream().map(a -> new Kept(run, a)))
                        .toList();
        if (!all.equals(kept)) {
            all.setAll(kept);
        }
    }

    private Node table() {
        var table = new TableView<>(shown);
        table.setId("project-artifacts");
        table.setAccessibleText(context.text("run.artifacts"));
        table.getStyleClass().add("rows");
        table.setFixedCellSize(40);
        Cells.fit(table);
        var run =
                Cells.<Kept>column(
                        context.text("projects.runs.column.run"),
                        70,
                        kept -> "#" + Places.number(kept.run.id()));
        Cells.drawn(run, this::link);
        table.getColumns().add(run);
        table.getColumns()
                .add(
                        Cells.elided(
                                context.text("run.artifacts.path"),
                                300,
                                (Kept kept) -> kept.artifact.path()));
        var size =
                Cells.<Kept>column(
                        context.text("run.artifacts.size"),
                        90,
                        kept -> Amounts.size(kept.artifact.size()));
        size.getStyleClass().add("number");
        size.setSortable(false);
        table.getColumns().add(size);
        table.getColumns()
                .add(
                        Cells.elided(
                                context.text("run.artifacts.sha256"),
                                180,
                                (Kept kept) -> kept.artifact.sha256()));
        var actions = Cells.<Kept>column("", 250, kept -> "");
        actions.setSortable(false);
        Cells.drawn(actions, this::actions);
        table.getColumns().add(actions);
        table.visibleProperty().bind(Bindings.isNotEmpty(shown));
        return table;
    }

    private Node link(Kept kept) {
        var link = new Hyperlink("#" + Places.number(kept.run.id()));
        link.getStyleClass().add("plain");
        link.setOnAction(
                e -> context.navigator().go(Places.of(kept.run.id()).with("tab", "artifacts")));
        return link;
    }

    private Node actions(Kept kept) {
        var open = new Button(context.text("run.artifacts.open"), Icons.of("fth-external-link"));
        open.getStyleClass().add(Styles.SMALL);
        open.setMinWidth(USE_PREF_SIZE);
        open.setOnAction(e -> files.open(kept.artifact));
        var save = new Button(context.text("common.saveAs"), Icons.of("fth-download"));
        save.getStyleClass().add(Styles.SMALL);
        save.setMinWidth(USE_PREF_SIZE);
        save.setOnAction(e -> save(kept.artifact));
        var row = new HBox(6, open, save);
        row.setAlignment(Pos.CENTER_RIGHT);
        return row;
    }

    private void save(Artifact artifact) {
        var chooser = new FileChooser();
        chooser.setInitialFileName(artifact.path().substring(artifact.path().lastIndexOf('/') + 1));
        @Nullable File file = chooser.showSaveDialog(getScene().getWindow());
        if (file != null) {
            files.save(artifact, file.toPath());
        }
    }

    private Node nothing() {
        var empty =
                new EmptyState(
                        "fth-archive",
                        context.text("run.artifacts.none"),
                        context.text("run.artifacts.none.next"));
        empty.setMouseTransparent(true);
        empty.visibleProperty().bind(model.loaded().and(Bindings.isEmpty(shown)));
        return empty;
    }
}
