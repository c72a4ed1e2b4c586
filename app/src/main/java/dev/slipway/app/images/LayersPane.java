package dev.slipway.app.images;

import dev.slipway.app.AppContext;
import dev.slipway.app.fx.Cells;
import dev.slipway.app.fx.Elided;
import dev.slipway.app.problem.ProblemWords;
import dev.slipway.app.run.Copies;
import dev.slipway.app.text.Amounts;
import dev.slipway.core.engine.Engines;
import dev.slipway.core.engine.ImageId;
import dev.slipway.core.engine.Images;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// What the chosen image is made of: its identities, its layers with their sizes, and how it
/// differs from the one before it. FX thread only.
final class LayersPane extends VBox {
    private final AppContext context;
    private final Label words = new Label();
    private final HBox head = new HBox(10);
    private final TableView<Images.Layer> table = new TableView<>();
    private Optional<ImageId> shown = Optional.empty();

    LayersPane(AppContext context) {
        super(6);
        this.context = context;
        setId("image-layers");
        getStyleClass().add("spot-tab");
        words.setText(context.text("images.layers.choose"));
        words.getStyleClass().add("muted");
        head.setAlignment(Pos.CENTER_LEFT);
        head.setMinHeight(30);
        head.getChildren().add(words);
        table.setId("layers-table");
        table.setAccessibleText(context.text("images.layers"));
        table.getStyleClass().add("rows");
        table.setFixedCellSize(28);
        table.setPlaceholder(new Label(""));
        Cells.fit(table);
        var size =
                Cells.<Images.Layer>column(
                        context.text("images.column.size"),
                        90,
                        layer -> Amounts.size(layer.size()));
        size.getStyleClass().add("number");
        size.setSortable(false);
        table.getColumns().add(size);
        table.getColumns()
                .add(Cells.elided(context.text("images.layers.command"), 640, LayersPane::command));
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().addAll(head, table);
    }

    /// The builder's own shell around a command says nothing.
    private static String command(Images.Layer layer) {
        return layer.madeBy()
                .replaceFirst("^/bin/sh -c #\\(nop\\) +", "")
                .replaceFirst("^/bin/sh -c ", "RUN ")
                .replaceAll("\\s+", " ");
    }

    void show(ImageRow row, List<ImageRow> all) {
        if (shown.equals(Optional.of(row.image().id()))) {
            return;
        }
        shown = Optional.of(row.image().id());
        var name = Elided.label(row.name());
        name.getStyleClass().add("strong");
        head.getChildren().setAll(name, Copies.button(context, row.image().id().value()));
        row.image().digests().stream()
                .findFirst()
                .ifPresent(digest -> {
                    var label = Elided.label(context.text("images.digest") + " " + digest);
                    label.getStyleClass().addAll("muted", "small");
                    head.getChildren().addAll(label, Copies.button(context, digest));
                });
        var change = Elided.label(change(SizeChange.of(row, all)));
        change.setId("image-change");
        change.getStyleClass().add("muted");
        head.getChildren().add(change);
        table.getItems().clear();
        context.background()
                .load(
                        () ->
                                context.core()
                                        .engines()
                                        .engine(Engines.DEFAULT)
                                        .images()
                                        .layers(row.image().id()),
                        layers -> {
                            if (shown.equals(Optional.of(row.image().id()))) {
                                table.getItems().setAll(layers);
                            }
                        },
                        problem ->
                                table.setPlaceholder(
                                        new Label(
                                                new ProblemWords(context.texts(), problem)
                                                        .what())));
    }

    private String change(Optional<SizeChange> found) {
        if (found.isEmpty()) {
            return context.text("images.layers.first");
        }
        var change = found.get();
        var by = Amounts.size(Math.abs(change.bytes()));
        var before = change.before().name();
        return change.bytes() == 0
                ? context.text("images.layers.same", before)
                : context.text(
                        change.bytes() > 0 ? "images.layers.larger" : "images.layers.smaller",
                        by,
                        before);
    }
}
