package dev.slipway.app.problem;

import dev.slipway.app.theme.Icons;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;

/// In the middle of a page with nothing to show: what would be here, and the ways to get it.
public final class EmptyState extends VBox {

    public EmptyState(String icon, String title, String text, Node... ways) {
        getStyleClass().add("empty-state");
        setAlignment(Pos.CENTER);
        var heading = new Label(title);
        heading.getStyleClass().add("title");
        var words = new Label(text);
        words.setWrapText(true);
        words.setTextAlignment(TextAlignment.CENTER);
        words.getStyleClass().add("text");
        getChildren().addAll(Icons.of(icon), heading, words);
        if (ways.length > 0) {
            var row = new HBox(8, ways);
            row.setAlignment(Pos.CENTER);
            getChildren().add(row);
        }
    }
}
