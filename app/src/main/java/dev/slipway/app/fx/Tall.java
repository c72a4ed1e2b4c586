package dev.slipway.app.fx;

import javafx.scene.Node;
import javafx.scene.control.ScrollPane;

/// Pages that need more height than a small or much enlarged window has: they fill it where it is
/// enough, and are scrolled as a whole where it is not.
public final class Tall {
    private Tall() {}

    /// @param content its minimum height is what it never gets less than
    public static ScrollPane pane(Node content) {
        var pane = new ScrollPane(content);
        pane.setFitToWidth(true);
        pane.setFitToHeight(true);
        pane.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        pane.setFocusTraversable(false);
        pane.setMinSize(0, 0);
        pane.getStyleClass().addAll("edge-to-edge", "tall");
        return pane;
    }
}
