package dev.slipway.app.run;

import atlantafx.base.theme.Styles;
import dev.slipway.app.AppContext;
import dev.slipway.app.fx.Cells;
import dev.slipway.app.fx.Elided;
import dev.slipway.app.problem.EmptyState;
import dev.slipway.app.text.Amounts;
import dev.slipway.app.theme.Icons;
import dev.slipway.core.pipeline.Artifact;
import java.io.File;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;

/// The files a run kept: open, save, check.
final class ArtifactsView extends StackPane {
    private final AppContext context;
    private final ArtifactFiles files;
    private final ObservableList<Artifact> artifacts = FXCollections.observableArrayList();

    ArtifactsView(AppContext context) {
        this.context = context;
        this.files = new ArtifactFiles(context);
        setId("artifacts");
        var table = new TableView<>(artifacts);
        table.setId("artifacts-table");
        table.setAccessibleText(context.text("run.artifacts"));
        table.getStyleClass().addAll("rows", "edge-to-edge");
        table.setFixedCellSize(40);
        Cells.fit(table);
        table.getColumns()
                .add(Cells.elided(context.text("run.artifacts.path"), 380, Artifact::path));
        var size =
                Cells.<Artifact>column(
                        context.text("run.artifacts.size"), 90, a -> Amounts.size(a.size()));
        size.getStyleClass().add("number");
        table.getColumns().add(size);
        var sum =
                Cells.<Artifact>column(context.text("run.artifacts.sha256"), 280, Artifact::sha256);
        Cells.drawn(sum, this::sumCell);
        Cells.yielding(sum, 150);
        table.getColumns().add(sum);
        var actions = Cells.<Artifact>column("", 270, a -> "");
        actions.setSortable(false);
        Cells.drawn(actions, this::saveCell);
        table.getColumns().add(actions);
        table.visibleProperty().bind(Bindings.isNotEmpty(artifacts));
        var empty =
                new EmptyState(
                        "fth-archive",
                        context.text("run.artifacts.none"),
                        context.text("run.artifacts.none.next"));
        empty.visibleProperty().bind(Bindings.isEmpty(artifacts));
        getChildren().addAll(table, empty);
    }

    void show(List<Artifact> kept) {
        if (!artifacts.equals(kept)) {
            artifacts.setAll(kept);
        }
    }

    private Node sumCell(Artifact artifact) {
        var sum = Elided.label(artifact.sha256());
        sum.setMaxWidth(150);
        sum.getStyleClass().add("mono");
        var check = new Button("", Icons.of("fth-check-circle"));
        check.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
        check.setAccessibleText(context.text("run.artifacts.check"));
        check.setTooltip(new Tooltip(context.text("run.artifacts.check")));
        check.setOnAction(e -> files.check(artifact));
        var cell = new HBox(6, sum, Copies.button(context, artifact.sha256()), check);
        cell.setAlignment(Pos.CENTER_LEFT);
        return cell;
    }

    private Node saveCell(Artifact artifact) {
        var save = new Button(context.text("common.saveAs"), Icons.of("fth-download"));
        save.getStyleClass().addAll(Styles.SMALL);
        save.setMinWidth(USE_PREF_SIZE);
        save.setOnAction(e -> save(artifact));
        var open = new Button(context.text("run.artifacts.open"), Icons.of("fth-external-link"));
        open.setId("artifact-open-" + artifact.path());
        open.getStyleClass().add(Styles.SMALL);
        open.setMinWidth(USE_PREF_SIZE);
        open.setOnAction(e -> files.open(artifact));
        var cell = new HBox(6, open, save);
        cell.setAlignment(Pos.CENTER_RIGHT);
        return cell;
    }

    private void save(Artifact artifact) {
        var chooser = new FileChooser();
        chooser.setInitialFileName(artifact.path().substring(artifact.path().lastIndexOf('/') + 1));
        @Nullable File file = chooser.showSaveDialog(getScene().getWindow());
        if (file != null) {
            files.save(artifact, file.toPath());
        }
    }
}
