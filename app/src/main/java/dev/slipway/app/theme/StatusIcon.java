package dev.slipway.app.theme;

import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// The shape of a state, 16 × 16: circle, octagon, triangle, ring… with its mark inside. Says
/// nothing by itself; its word stands beside it.
public final class StatusIcon extends StackPane {

    public StatusIcon(Tone tone) {
        var mark = new Region();
        mark.getStyleClass().add("mark");
        var shape = new Region();
        shape.getStyleClass().add("shape");
        getChildren().addAll(shape, mark);
        setMouseTransparent(true);
        show(tone);
    }

    public void show(Tone tone) {
        getStyleClass().setAll("status-icon", tone.styleClass());
    }
}
