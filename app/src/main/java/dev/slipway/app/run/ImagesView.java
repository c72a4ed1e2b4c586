package dev.slipway.app.run;

import dev.slipway.app.AppContext;
import dev.slipway.app.fx.Cells;
import dev.slipway.app.problem.EmptyState;
import dev.slipway.core.pipeline.BuiltImage;
import dev.slipway.core.pipeline.PipelineRun;
import java.util.Optional;
import java.util.function.Function;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;

/// The images a run made, by service, with their identities, and the steps they were built in.
final class ImagesView extends StackPane {
    private final AppContext context;
    private final BuildSteps steps;
    private final SplitPane content;
    private final ObservableList<BuiltImage> images = FXCollections.observableArrayList();

    ImagesView(AppContext context) {
        this.context = context;
        setId("images");
        var table = new TableView<>(images);
        table.setId("images-table");
        table.setAccessibleText(context.text("run.images"));
        table.getStyleClass().addAll("rows", "edge-to-edge");
        table.setFixedCellSize(40);
        Cells.fit(table);
        table.getColumns()
                .add(Cells.elided(context.text("run.images.service"), 130, BuiltImage::service));
        table.getColumns().add(Cells.elided(context.text("run.images.tag"), 300, BuiltImage::tag));
        table.getColumns().add(identity("run.images.id", i -> Optional.of(i.imageId())));
        table.getColumns().add(identity("run.images.digest", i -> Optional.ofNullable(i.digest())));
        this.steps = new BuildSteps(context);
        var split = new SplitPane(table, steps);
        split.setOrientation(Orientation.VERTICAL);
        split.setDividerPositions(0.4);
        this.content = split;
        content.setVisible(false);
        var empty =
                new EmptyState(
                        "fth-layers",
                        context.text("run.images.none"),
                        context.text("run.images.none.next"));
        empty.visibleProperty().bind(content.visibleProperty().not());
        getChildren().addAll(content, empty);
    }

    void show(PipelineRun run) {
        if (!images.equals(run.images())) {
            images.setAll(run.images());
        }
        boolean stepped = steps.show(run);
        if (!stepped) {
            content.getItems().remove(steps);
        } else if (!content.getItems().contains(steps)) {
            content.getItems().add(steps);
        }
        content.setVisible(stepped || !images.isEmpty());
    }

    private TableColumn<BuiltImage, String> identity(
            String key, Function<BuiltImage, Optional<String>> value) {
        var column =
                Cells.<BuiltImage>column(context.text(key), 240, i -> value.apply(i).orElse("–"));
        Cells.drawn(column, image -> cell(value.apply(image)));
        return column;
    }

    private Node cell(Optional<String> identity) {
        if (identity.isEmpty()) {
            return new Label("–");
        }
        var text = identity.get();
        var label = new Label(text.length() > 22 ? text.substring(0, 22) + "…" : text);
        label.getStyleClass().add("mono");
        label.setTooltip(new Tooltip(text));
        var cell = new HBox(6, label, Copies.button(context, text));
        cell.setAlignment(Pos.CENTER_LEFT);
        return cell;
    }
}
