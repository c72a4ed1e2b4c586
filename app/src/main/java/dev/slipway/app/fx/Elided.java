package dev.slipway.app.fx;

import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.Tooltip;

/// Texts that may be longer than their place: shortened with an ellipsis, whole in a tool tip. What
/// is not made here is never shortened; a test walks the pages for that.
public final class Elided {
    public static final String STYLE = "elided";

    private Elided() {}

    public static Label label(String text) {
        return mark(new Label(text));
    }

    /// Makes a label, link or button one that may be shortened; its tool tip follows its text.
    public static <L extends Labeled> L mark(L label) {
        label.setMinWidth(0);
        label.getStyleClass().add(STYLE);
        var tip = new Tooltip();
        tip.textProperty().bind(label.textProperty());
        tip.setWrapText(true);
        tip.setMaxWidth(640);
        label.setTooltip(tip);
        return label;
    }
}
