package dev.slipway.app.images;

import atlantafx.base.theme.Styles;
import dev.slipway.app.AppContext;
import dev.slipway.app.text.Amounts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What would go, item by item with its size, and what stays and why. Nothing goes that is not
/// ticked.
final class CleanUp extends VBox {
    private final AppContext context;
    private final Map<CheckBox, ImageRow> boxes = new LinkedHashMap<>();
    private final Button remove = new Button();
    private final Button keep = new Button();

    CleanUp(
            AppContext context,
            List<ImageRow> rows,
            Consumer<List<ImageRow>> removed,
            Runnable left) {
        super(8);
        this.context = context;
        setId("clean-up");
        getStyleClass().addAll("card", "settings-card");
        var title = new Label(context.text("images.clean.title"));
        title.getStyleClass().add("strong");
        var kept = rows.stream().filter(row -> !row.canGo()).toList();
        var why =
                new Label(
                        context.text(
                                "images.clean.kept",
                                kept.size(),
                                kept.stream().filter(r -> !r.pinnedBy().isEmpty()).count(),
                                kept.stream().filter(r -> !r.usedBy().isEmpty()).count()));
        why.getStyleClass().add("muted");
        why.setWrapText(true);
        getChildren().addAll(title, list(rows), why, foot(removed, left));
        count();
    }

    private ScrollPane list(List<ImageRow> rows) {
        var items = new VBox(4);
        rows.stream().filter(ImageRow::canGo).forEach(row -> items.getChildren().add(item(row)));
        var pane = new ScrollPane(items);
        pane.setFitToWidth(true);
        pane.setMaxHeight(180);
        pane.getStyleClass().add("edge-to-edge");
        return pane;
    }

    private HBox item(ImageRow row) {
        var box = new CheckBox(row.name() + "  ·  " + row.builtBy().orElse(""));
        box.setSelected(true);
        box.setMaxWidth(Double.MAX_VALUE);
        box.setOnAction(e -> count());
        HBox.setHgrow(box, Priority.ALWAYS);
        boxes.put(box, row);
        var size = new Label(Amounts.size(row.image().size()));
        size.setMinWidth(Region.USE_PREF_SIZE);
        var item = new HBox(12, box, size);
        item.setAlignment(Pos.CENTER_LEFT);
        return item;
    }

    private HBox foot(Consumer<List<ImageRow>> removed, Runnable left) {
        keep.setText(context.text("images.clean.keep"));
        keep.setId("clean-up-keep");
        keep.setCancelButton(true);
        keep.setOnAction(e -> left.run());
        remove.setId("clean-up-remove");
        remove.getStyleClass().add(Styles.DANGER);
        remove.setMinWidth(Region.USE_PREF_SIZE);
        remove.setOnAction(e -> removed.accept(chosen()));
        var foot = new HBox(8, keep, remove);
        foot.setAlignment(Pos.CENTER_RIGHT);
        return foot;
    }

    private List<ImageRow> chosen() {
        return boxes.entrySet().stream()
                .filter(entry -> entry.getKey().isSelected())
                .map(Map.Entry::getValue)
                .toList();
    }

    private void count() {
        var chosen = chosen();
        remove.setText(
                context.text(
                        "images.clean.remove",
                        chosen.size(),
                        Amounts.size(chosen.stream().mapToLong(r -> r.image().size()).sum())));
        remove.setDisable(chosen.isEmpty());
    }

    void takeFocus() {
        keep.requestFocus();
    }
}
