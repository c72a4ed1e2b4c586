package dev.slipway.app.run;

import atlantafx.base.theme.Styles;
import dev.slipway.app.AppContext;
import dev.slipway.app.fx.Cells;
import dev.slipway.app.problem.EmptyState;
import dev.slipway.app.text.Amounts;
import dev.slipway.app.theme.Icons;
import dev.slipway.core.pipeline.Artifact;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;

/// The files a run kept: save, compare by checksum.
final class ArtifactsView extends StackPane {
    private final AppContext context;
    private final ObservableList<Artifact> artifacts = FXCollections.observableArrayList();

    ArtifactsView(AppContext context) {
        this.context = context;
        setId("artifacts");
        var table = new TableView<>(artifacts);
        table.setId("artifacts-table");
        table.getStyleClass().addAll("rows", "edge-to-edge");
        table.setFixedCellSize(40);
        Cells.fit(table);
        table.getColumns()
                .add(Cells.column(context.text("run.artifacts.path"), 380, Artifact::path));
        var size =
                Cells.<Artifact>column(
                        context.text("run.artifacts.size"), 90, a -> Amounts.size(a.size()));
        size.getStyleClass().add("number");
        table.getColumns().add(size);
        var sum =
                Cells.<Artifact>column(context.text("run.artifacts.sha256"), 280, Artifact::sha256);
        Cells.drawn(sum, this::sumCell);
        table.getColumns().add(sum);
        var actions = Cells.<Artifact>column("", 130, a -> "");
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
        var sum =
                new Label(
                        artifact.sha256().substring(0, Math.min(16, artifact.sha256().length()))
                                + "…");
        sum.getStyleClass().add("mono");
        sum.setTooltip(new Tooltip(artifact.sha256()));
        var cell = new HBox(6, sum, Copies.button(context, artifact.sha256()));
        cell.setAlignment(Pos.CENTER_LEFT);
        return cell;
    }

    private Node saveCell(Artifact artifact) {
        var save = new Button(context.text("common.saveAs"), Icons.of("fth-download"));
        save.getStyleClass().addAll(Styles.SMALL);
        save.setOnAction(e -> save(artifact));
        var cell = new HBox(save);
        cell.setAlignment(Pos.CENTER_RIGHT);
        return cell;
    }

    private void save(Artifact artifact) {
        var chooser = new FileChooser();
        chooser.setInitialFileName(artifact.path().substring(artifact.path().lastIndexOf('/') + 1));
        @Nullable File file = chooser.showSaveDialog(getScene().getWindow());
        if (file != null) {
            save(artifact, file.toPath());
        }
    }

    private void save(Artifact artifact, Path file) {
        context.background()
                .start(
                        context.text("run.artifacts.saving", artifact.path()),
                        () -> {
                            try (var content = context.core().pipelines().artifact(artifact)) {
                                return Files.copy(
                                        content, file, StandardCopyOption.REPLACE_EXISTING);
                            }
                        },
                        size -> context.notices().tell(context.text("common.saved", file)),
                        context.notices()::tell);
    }
}
