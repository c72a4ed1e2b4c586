package dev.slipway.app.release;

import dev.slipway.app.fx.Elided;
import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A heading over a small table of figures. FX thread only.
final class Figures extends VBox {
    private static final double FIRST = 220;

    private final GridPane grid = new GridPane(20, 4);

    /// @param heads of the columns; the first is at the left, numbers at the right
    Figures(String id, String heading, List<String> heads) {
        super(8);
        setId(id);
        getStyleClass().addAll("card", "settings-card");
        var title = new Label(heading);
        title.getStyleClass().add("strong");
        getChildren().addAll(title, grid);
        for (int i = 0; i < heads.size(); i++) {
            var constraints = new ColumnConstraints();
            constraints.setHalignment(i == 0 ? HPos.LEFT : HPos.RIGHT);
            constraints.setMinWidth(i == 0 ? FIRST : Region.USE_COMPUTED_SIZE);
            constraints.setMaxWidth(i == 0 ? 2 * FIRST : Region.USE_COMPUTED_SIZE);
            grid.getColumnConstraints().add(constraints);
            var head = label(heads.get(i));
            head.getStyleClass().addAll("muted", "small");
            grid.add(head, i, 0);
        }
    }

    /// Shows these rows and no others.
    void show(List<List<String>> rows) {
        grid.getChildren().removeIf(node -> rowOf(node) > 0);
        for (int row = 0; row < rows.size(); row++) {
            for (int column = 0; column < rows.get(row).size(); column++) {
                var text = rows.get(row).get(column);
                grid.add(column == 0 ? Elided.label(text) : label(text), column, row + 1);
            }
        }
        setVisible(!rows.isEmpty());
        setManaged(!rows.isEmpty());
    }

    private static int rowOf(Node node) {
        var row = GridPane.getRowIndex(node);
        return row == null ? 0 : row;
    }

    private static Label label(String text) {
        var label = new Label(text);
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }
}
